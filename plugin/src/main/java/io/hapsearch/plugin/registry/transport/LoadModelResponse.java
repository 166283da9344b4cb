package io.hapsearch.plugin.registry.transport;

import java.io.IOException;
import java.util.List;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.nodes.BaseNodeResponse;
import org.opensearch.action.support.nodes.BaseNodesResponse;
import org.opensearch.cluster.ClusterName;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** Which nodes have loaded a model, and which have failed and why. */
public final class LoadModelResponse extends BaseNodesResponse<LoadModelResponse.OfNode> {

    /** An answer of all nodes asked. */
    public LoadModelResponse(
            ClusterName clusterName, List<OfNode> nodes, List<FailedNodeException> failures) {
        super(clusterName, nodes, failures);
    }

    /** Reads what {@link #writeTo} wrote. */
    public LoadModelResponse(StreamInput in) throws IOException {
        super(in);
    }

    @Override
    protected List<OfNode> readNodesFrom(StreamInput in) throws IOException {
        return in.readList(OfNode::new);
    }

    @Override
    protected void writeNodesTo(StreamOutput out, List<OfNode> nodes) throws IOException {
        out.writeList(nodes);
    }

    /** Says that one node has the model loaded. */
    public static final class OfNode extends BaseNodeResponse {
        OfNode(DiscoveryNode node) {
            super(node);
        }

        /** Reads what {@link #writeTo} wrote. */
        public OfNode(StreamInput in) throws IOException {
            super(in);
        }
    }
}
