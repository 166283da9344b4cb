package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ClusterRegistry;
import io.hapsearch.plugin.registry.RegistryChange;
import io.hapsearch.plugin.registry.StoredBundle;
import java.util.List;
import java.util.stream.Collectors;
import org.opensearch.ExceptionsHelper;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.ActionType;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.action.support.clustermanager.AcknowledgedResponse;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;
import org.opensearch.transport.client.node.NodeClient;

/**
 * Moves an alias in two steps: first every data node loads and tries the model, then one change of the cluster state moves
 * the alias. If a node fails, the alias stays where it is.
 */
public final class TransportActivateModel
        extends HandledTransportAction<ActivateModelRequest, AcknowledgedResponse> {
    /** The action. */
    public static final ActionType<AcknowledgedResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/activate", AcknowledgedResponse::new);

    private final ClusterService clusterService;
    private final NodeClient client;
    private final ClusterRegistry cluster;

    /** Called by the node. */
    @Inject
    public TransportActivateModel(
            TransportService transportService,
            ActionFilters actionFilters,
            ClusterService clusterService,
            NodeClient client,
            ClusterRegistry cluster) {
        super(TYPE.name(), transportService, actionFilters, ActivateModelRequest::new);
        this.clusterService = clusterService;
        this.client = client;
        this.cluster = cluster;
    }

    @Override
    protected void doExecute(
            Task task,
            ActivateModelRequest request,
            ActionListener<AcknowledgedResponse> listener) {
        StoredBundle bundle = cluster.current().require(request.name());
        DiscoveryNode[] dataNodes =
                clusterService.state().nodes().getDataNodes().values().toArray(DiscoveryNode[]::new);
        client.execute(
                TransportLoadModel.TYPE,
                new LoadModelRequest(bundle, dataNodes),
                ActionListener.wrap(
                        loads -> {
                            if (loads.hasFailures()) {
                                listener.onFailure(refusal(request, loads.failures()));
                            } else {
                                move(request, listener);
                            }
                        },
                        listener::onFailure));
    }

    private void move(ActivateModelRequest request, ActionListener<AcknowledgedResponse> listener) {
        client.execute(
                TransportUpdateRegistry.TYPE,
                new UpdateRegistryRequest(
                        new RegistryChange.PointAlias(request.alias(), request.name())),
                listener);
    }

    private OpenSearchStatusException refusal(
            ActivateModelRequest request, List<FailedNodeException> failures) {
        String reasons = failures.stream().map(this::describe).collect(Collectors.joining("; "));
        Throwable first = ExceptionsHelper.unwrapCause(failures.getFirst().getCause());
        OpenSearchStatusException refusal =
                new OpenSearchStatusException(
                        "alias ["
                                + request.alias()
                                + "] was not moved, because model ["
                                + request.name()
                                + "] does not load everywhere: "
                                + reasons,
                        ExceptionsHelper.status(first),
                        first);
        return refusal;
    }

    private String describe(FailedNodeException failure) {
        DiscoveryNode node = clusterService.state().nodes().get(failure.nodeId());
        String name = node == null ? failure.nodeId() : node.getName();
        return "node ["
                + name
                + "]: "
                + ExceptionsHelper.unwrapCause(failure.getCause()).getMessage();
    }
}
