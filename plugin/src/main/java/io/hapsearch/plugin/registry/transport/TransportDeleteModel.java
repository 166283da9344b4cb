package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.BundleCleaner;
import io.hapsearch.plugin.registry.ClusterRegistry;
import io.hapsearch.plugin.registry.Registry;
import io.hapsearch.plugin.registry.RegistryChange;
import io.hapsearch.plugin.registry.StoredBundle;
import org.opensearch.action.ActionRunnable;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.action.support.clustermanager.AcknowledgedResponse;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;
import org.opensearch.transport.client.node.NodeClient;

/** Deletes a model: first the cluster forgets it, then its documents go. */
public final class TransportDeleteModel
        extends HandledTransportAction<DeleteModelRequest, AcknowledgedResponse> {
    /** The action. */
    public static final ActionType<AcknowledgedResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/delete", AcknowledgedResponse::new);

    private final ThreadPool threadPool;
    private final NodeClient client;
    private final ClusterRegistry cluster;
    private final BundleCleaner cleaner;

    /** Called by the node. */
    @Inject
    public TransportDeleteModel(
            TransportService transportService,
            ActionFilters actionFilters,
            ThreadPool threadPool,
            NodeClient client,
            ClusterRegistry cluster,
            BundleCleaner cleaner) {
        super(TYPE.name(), transportService, actionFilters, DeleteModelRequest::new);
        this.threadPool = threadPool;
        this.client = client;
        this.cluster = cluster;
        this.cleaner = cleaner;
    }

    @Override
    protected void doExecute(
            Task task, DeleteModelRequest request, ActionListener<AcknowledgedResponse> listener) {
        StoredBundle bundle = cluster.current().require(request.name());
        client.execute(
                TransportUpdateRegistry.TYPE,
                new UpdateRegistryRequest(new RegistryChange.Remove(request.name())),
                ActionListener.wrap(
                        removed -> deleteDocuments(bundle, removed, listener),
                        listener::onFailure));
    }

    private void deleteDocuments(
            StoredBundle bundle,
            AcknowledgedResponse removed,
            ActionListener<AcknowledgedResponse> listener) {
        threadPool
                .executor(Registry.THREAD_POOL)
                .execute(
                        ActionRunnable.supply(
                                listener,
                                () -> {
                                    cleaner.delete(bundle);
                                    cleaner.sweep();
                                    return removed;
                                }));
    }
}
