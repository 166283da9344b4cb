package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ModelRegistry;
import java.io.IOException;
import java.util.List;
import org.opensearch.action.ActionType;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.PlainActionFuture;
import org.opensearch.action.support.nodes.TransportNodesAction;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;

/** Has nodes load and try a model; a node answers when it has. */
public final class TransportLoadModel
        extends TransportNodesAction<
                LoadModelRequest,
                LoadModelResponse,
                LoadModelRequest.OfNode,
                LoadModelResponse.OfNode> {
    /** The action. */
    public static final ActionType<LoadModelResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/load", LoadModelResponse::new);

    private final ModelRegistry models;

    /** Called by the node. */
    @Inject
    public TransportLoadModel(
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
                LoadModelRequest::new,
                LoadModelRequest.OfNode::new,
                // not the thread pool that loads: this one waits for it
                ThreadPool.Names.GENERIC,
                LoadModelResponse.OfNode.class);
        this.models = models;
    }

    @Override
    protected LoadModelResponse newResponse(
            LoadModelRequest request,
            List<LoadModelResponse.OfNode> responses,
            List<FailedNodeException> failures) {
        return new LoadModelResponse(clusterService.getClusterName(), responses, failures);
    }

    @Override
    protected LoadModelRequest.OfNode newNodeRequest(LoadModelRequest request) {
        return request.ofNode();
    }

    @Override
    protected LoadModelResponse.OfNode newNodeResponse(StreamInput in) throws IOException {
        return new LoadModelResponse.OfNode(in);
    }

    @Override
    protected LoadModelResponse.OfNode nodeOperation(LoadModelRequest.OfNode request) {
        PlainActionFuture<Void> loaded = PlainActionFuture.newFuture();
        models.load(request.bundle(), loaded);
        loaded.actionGet();
        return new LoadModelResponse.OfNode(clusterService.localNode());
    }
}
