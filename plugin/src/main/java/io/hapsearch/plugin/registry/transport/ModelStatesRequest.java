package io.hapsearch.plugin.registry.transport;

import java.io.IOException;
import org.opensearch.action.support.nodes.BaseNodesRequest;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.transport.TransportRequest;

/** Asks nodes how they stand with their models. */
public final class ModelStatesRequest extends BaseNodesRequest<ModelStatesRequest> {

    /** @param nodes ids, names or filters of nodes; none for all nodes */
    public ModelStatesRequest(String... nodes) {
        super(nodes);
    }

    /** Reads what {@link #writeTo} wrote. */
    public ModelStatesRequest(StreamInput in) throws IOException {
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
