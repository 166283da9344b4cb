package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ModelRegistry;
import java.io.IOException;
import java.util.List;
import org.opensearch.action.ActionType;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.nodes.TransportNodesAction;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;

/** Asks nodes how they stand with their models. */
public final class TransportModelStates
        extends TransportNodesAction<
                ModelStatesRequest,
                ModelStatesResponse,
                ModelStatesRequest.OfNode,
                ModelStatesResponse.OfNode> {
    /** The action. */
    public static final ActionType<ModelStatesResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/states", ModelStatesResponse::new);

    private final ModelRegistry models;

    /** Called by the node. */
    @Inject
    public TransportModelStates(
            ThreadPool threadPool,
            ClusterService clusterService,
            TransportService transportService,
            ActionFilters actionFilters,
            ModelRegistry models) {
        super(
                TYPE.name(),
                threadPool,
                clusterService,
                transportService,
                actionFilters,
                ModelStatesRequest::new,
                ModelStatesRequest.OfNode::new,
                ThreadPool.Names.MANAGEMENT,
                ModelStatesResponse.OfNode.class);
        this.models = models;
    }

    @Override
    protected ModelStatesResponse newResponse(
            ModelStatesRequest request,
            List<ModelStatesResponse.OfNode> responses,
            List<FailedNodeException> failures) {
        return new ModelStatesResponse(clusterService.getClusterName(), responses, failures);
    }

    @Override
    protected ModelStatesRequest.OfNode newNodeRequest(ModelStatesRequest request) {
        return new ModelStatesRequest.OfNode();
    }

    @Override
    protected ModelStatesResponse.OfNode newNodeResponse(StreamInput in) throws IOException {
        return new ModelStatesResponse.OfNode(in);
    }

    @Override
    protected ModelStatesResponse.OfNode nodeOperation(ModelStatesRequest.OfNode request) {
        return new ModelStatesResponse.OfNode(clusterService.localNode(), models.states());
    }
}
