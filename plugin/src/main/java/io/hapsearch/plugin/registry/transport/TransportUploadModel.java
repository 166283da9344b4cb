package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.BundleUploader;
import io.hapsearch.plugin.registry.Registry;
import io.hapsearch.plugin.registry.RegistryChange;
import org.opensearch.action.ActionRunnable;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.tasks.Task;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;
import org.opensearch.transport.client.node.NodeClient;

/** Takes in a bundle on the node that got the request. */
public final class TransportUploadModel
        extends HandledTransportAction<UploadModelRequest, UploadModelResponse> {
    /** The action. */
    public static final ActionType<UploadModelResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/upload", UploadModelResponse::new);

    private final ThreadPool threadPool;
    private final NodeClient client;
    private final BundleUploader uploader;

    /** Called by the node. */
    @Inject
    public TransportUploadModel(
            TransportService transportService,
            ActionFilters actionFilters,
            ThreadPool threadPool,
            NodeClient client,
            BundleUploader uploader) {
        super(TYPE.name(), transportService, actionFilters, UploadModelRequest::new);
        this.threadPool = threadPool;
        this.client = client;
        this.uploader = uploader;
    }

    @Override
    protected void doExecute(
            Task task, UploadModelRequest request, ActionListener<UploadModelResponse> listener) {
        threadPool
                .executor(Registry.THREAD_POOL)
                .execute(ActionRunnable.supply(listener, () -> upload(request)));
    }

    private UploadModelResponse upload(UploadModelRequest request) {
        byte[] zip = BytesReference.toBytes(request.zip());
        return new UploadModelResponse(uploader.upload(request.name(), zip, this::update));
    }

    private void update(RegistryChange change) {
        client.execute(TransportUpdateRegistry.TYPE, new UpdateRegistryRequest(change)).actionGet();
    }
}
