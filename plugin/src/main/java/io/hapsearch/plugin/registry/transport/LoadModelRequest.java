package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.StoredBundle;
import java.io.IOException;
import org.opensearch.action.support.nodes.BaseNodesRequest;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.transport.TransportRequest;

/** Asks nodes to load a model. */
public final class LoadModelRequest extends BaseNodesRequest<LoadModelRequest> {
    private final StoredBundle bundle;

    /**
     * @param bundle what to load
     * @param nodes who is to load it
     */
    public LoadModelRequest(StoredBundle bundle, DiscoveryNode... nodes) {
        super(nodes);
        this.bundle = bundle;
    }

    /** Reads what {@link #writeTo} wrote. */
    public LoadModelRequest(StreamInput in) throws IOException {
        super(in);
        this.bundle = new StoredBundle(in);
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        bundle.writeTo(out);
    }

    /** What one node is asked. */
    public OfNode ofNode() {
        return new OfNode(bundle);
    }

    /** Asks one node to load a model. */
    public static final class OfNode extends TransportRequest {
        private final StoredBundle bundle;

        OfNode(StoredBundle bundle) {
            this.bundle = bundle;
        }

        /** Reads what {@link #writeTo} wrote. */
        public OfNode(StreamInput in) throws IOException {
            super(in);
            this.bundle = new StoredBundle(in);
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            super.writeTo(out);
            bundle.writeTo(out);
        }

        /** What to load. */
        public StoredBundle bundle() {
            return bundle;
        }
    }
}
