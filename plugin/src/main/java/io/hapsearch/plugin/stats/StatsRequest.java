/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import java.io.IOException;
import org.opensearch.action.support.nodes.BaseNodesRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.transport.TransportRequest;

/** Asks nodes for their statistics. */
public final class StatsRequest extends BaseNodesRequest<StatsRequest> {

    /**
     * @param nodes ids, names or filters of nodes; none for all nodes
     */
    public StatsRequest(String... nodes) {
        super(nodes);
    }

    /** Reads what {@link #writeTo} wrote. */
    public StatsRequest(StreamInput in) throws IOException {
        super(in);
    }

    /** Asks one node. */
    public static final class OfNode extends TransportRequest {
        OfNode() {}

        /** Reads what {@link #writeTo} wrote. */
        public OfNode(StreamInput in) throws IOException {
            super(in);
        }
    }
}
