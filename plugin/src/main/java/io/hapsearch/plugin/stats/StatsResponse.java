/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.nodes.BaseNodesResponse;
import org.opensearch.cluster.ClusterName;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/** The statistics of the nodes asked. */
public final class StatsResponse extends BaseNodesResponse<NodeStatistics>
        implements ToXContentFragment {

    /** An answer of all nodes asked. */
    public StatsResponse(
            ClusterName clusterName,
            List<NodeStatistics> nodes,
            List<FailedNodeException> failures) {
        super(clusterName, nodes, failures);
    }

    /** Reads what {@link #writeTo} wrote. */
    public StatsResponse(StreamInput in) throws IOException {
        super(in);
    }

    @Override
    protected List<NodeStatistics> readNodesFrom(StreamInput in) throws IOException {
        return in.readList(NodeStatistics::new);
    }

    @Override
    protected void writeNodesTo(StreamOutput out, List<NodeStatistics> nodes) throws IOException {
        out.writeList(nodes);
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject("nodes");
        for (NodeStatistics node : getNodes()) {
            node.toXContent(builder, params);
        }
        return builder.endObject();
    }
}
