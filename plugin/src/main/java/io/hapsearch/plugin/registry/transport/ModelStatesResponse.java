package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ModelState;
import java.io.IOException;
import java.util.List;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.nodes.BaseNodeResponse;
import org.opensearch.action.support.nodes.BaseNodesResponse;
import org.opensearch.cluster.ClusterName;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;

/** How nodes stand with their models. */
public final class ModelStatesResponse extends BaseNodesResponse<ModelStatesResponse.OfNode> {

    /** An answer of all nodes asked. */
    public ModelStatesResponse(
            ClusterName clusterName, List<OfNode> nodes, List<FailedNodeException> failures) {
        super(clusterName, nodes, failures);
    }

    /** Reads what {@link #writeTo} wrote. */
    public ModelStatesResponse(StreamInput in) throws IOException {
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

    /** How one node stands with its models. */
    public static final class OfNode extends BaseNodeResponse {
        private final List<ModelState> states;

        OfNode(DiscoveryNode node, List<ModelState> states) {
            super(node);
            this.states = List.copyOf(states);
        }

        /** Reads what {@link #writeTo} wrote. */
        public OfNode(StreamInput in) throws IOException {
            super(in);
            this.states = List.copyOf(in.readList(ModelState::new));
        }

        @Override
        public void writeTo(StreamOutput out) throws IOException {
            super.writeTo(out);
            out.writeList(states);
        }

        /** The models that it has, loads, or has failed to load. */
        public List<ModelState> states() {
            return states;
        }
    }
}
