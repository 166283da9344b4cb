package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.HapPlugin;
import io.hapsearch.plugin.registry.transport.ActivateModelRequest;
import io.hapsearch.plugin.registry.transport.DeleteModelRequest;
import io.hapsearch.plugin.registry.transport.GetAliasesRequest;
import io.hapsearch.plugin.registry.transport.TransportActivateModel;
import io.hapsearch.plugin.registry.transport.TransportDeleteModel;
import io.hapsearch.plugin.registry.transport.TransportGetAliases;
import io.hapsearch.plugin.registry.transport.TransportUploadModel;
import io.hapsearch.plugin.registry.transport.UploadModelRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.support.clustermanager.AcknowledgedResponse;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.common.bytes.BytesArray;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.plugins.Plugin;
import org.opensearch.test.OpenSearchIntegTestCase;

/** Clusters with the plugin, one for each test, and what tests of the registry do with them. */
public abstract class RegistryTestCase extends OpenSearchIntegTestCase {
    protected static final BundleName FEED_1 = new BundleName("feed", "1");
    protected static final BundleName FEED_2 = new BundleName("feed", "2");

    @Override
    protected Collection<Class<? extends Plugin>> nodePlugins() {
        return List.of(HapPlugin.class);
    }

    protected BundleUploader.Result upload(BundleName name, byte[] zip) {
        return client().execute(
                        TransportUploadModel.TYPE, new UploadModelRequest(name, new BytesArray(zip)))
                .actionGet()
                .result();
    }

    protected void activate(String alias, BundleName name) {
        AcknowledgedResponse response =
                client().execute(
                                TransportActivateModel.TYPE, new ActivateModelRequest(alias, name))
                        .actionGet();
        assertTrue(response.isAcknowledged());
    }

    protected void delete(BundleName name) {
        AcknowledgedResponse response =
                client().execute(TransportDeleteModel.TYPE, new DeleteModelRequest(name)).actionGet();
        assertTrue(response.isAcknowledged());
    }

    protected Map<String, String> aliases() {
        return client().execute(TransportGetAliases.TYPE, new GetAliasesRequest())
                .actionGet()
                .aliases();
    }

    /** Waits until every data node, and nobody else, has the model. */
    protected void assertLoadedOnDataNodes(BundleName name) throws Exception {
        for (String node : internalCluster().getNodeNames()) {
            boolean data =
                    internalCluster()
                            .getInstance(ClusterService.class, node)
                            .localNode()
                            .isDataNode();
            assertBusy(() -> assertEquals(node, data, models(node).isLoaded(name)));
        }
    }

    protected ModelRegistry models(String node) {
        return internalCluster().getInstance(ModelRegistry.class, node);
    }

    /** Checks that something is refused, and how. */
    protected static void assertRefused(RestStatus status, String message, ThrowingRunnable action) {
        OpenSearchStatusException e = expectThrows(OpenSearchStatusException.class, action);
        assertEquals(e.getMessage(), status, e.status());
        assertTrue(e.getMessage(), e.getMessage().contains(message));
    }
}
