package io.hapsearch.plugin.registry;

import io.hapsearch.plugin.registry.transport.TransportUpdateRegistry;
import io.hapsearch.plugin.registry.transport.UpdateRegistryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.support.PlainActionFuture;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.test.OpenSearchIntegTestCase.ClusterScope;
import org.opensearch.test.OpenSearchIntegTestCase.Scope;
import org.opensearch.transport.client.Requests;

@ClusterScope(scope = Scope.TEST, numDataNodes = 2)
public class RegistryClusterTests extends RegistryTestCase {

    public void testActivationLoadsOnEveryDataNode() throws Exception {
        byte[] zip = TestBundles.large(FEED_1, randomLong());
        BundleUploader.Result result = upload(FEED_1, zip);
        assertTrue(result.created());
        assertTrue(result.bundle().chunks() > 1);
        activate("feed", FEED_1);
        // at once: the alias must not move before all have loaded
        for (String node : internalCluster().getDataNodeNames()) {
            assertTrue(models(node).isLoaded(FEED_1));
            assertEquals(FEED_1, models(node).resolve("feed"));
            assertNotNull(models(node).descriptor(FEED_1));
            try (ModelHandle handle = models(node).acquire(FEED_1)) {
                assertEquals(FEED_1, handle.bundle().name());
            }
        }
        assertLoadedOnDataNodes(FEED_1);
    }

    public void testNodesWithoutDataDescribeModels() {
        String coordinator = internalCluster().startCoordinatingOnlyNode(Settings.EMPTY);
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        assertNull(models(coordinator).descriptor(FEED_1));
        PlainActionFuture<BundleDescriptor> described = PlainActionFuture.newFuture();
        models(coordinator).describe(FEED_1, described);
        BundleDescriptor descriptor = described.actionGet();
        assertEquals(FEED_1, descriptor.manifest().bundleName());
        assertEquals("score", descriptor.spec().features().getFirst().name());
        assertSame(descriptor, models(coordinator).descriptor(FEED_1));
        assertFalse(models(coordinator).isLoaded(FEED_1));
    }

    public void testFullRestartAndJoinKeepModels() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        activate("feed", FEED_1);
        internalCluster().fullRestart();
        assertLoadedOnDataNodes(FEED_1);
        internalCluster().startDataOnlyNode();
        assertLoadedOnDataNodes(FEED_1);
        assertEquals(Map.of("feed", "feed/1"), aliases());
    }

    public void testPinnedVersionsLoadOnDemand() {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        String node = randomFrom(internalCluster().getDataNodeNames());
        assertNull(models(node).acquire(FEED_1));
        List<PlainActionFuture<Void>> loads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PlainActionFuture<Void> load = PlainActionFuture.newFuture();
            models(node).load(FEED_1, load);
            loads.add(load);
        }
        loads.forEach(PlainActionFuture::actionGet);
        assertTrue(models(node).isLoaded(FEED_1));
        assertRefused(RestStatus.BAD_REQUEST, "[feed/1]", () -> models(node).resolve("feed/9"));
        PlainActionFuture<Void> unknown = PlainActionFuture.newFuture();
        models(node).load(FEED_2, unknown);
        assertRefused(RestStatus.NOT_FOUND, "unknown model [feed/2]", unknown::actionGet);
    }

    public void testModelsInUseAreNotDeleted() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        activate("feed", FEED_1);
        activate("other", FEED_1);
        assertRefused(RestStatus.CONFLICT, "[feed, other]", () -> delete(FEED_1));
        for (String alias : List.of("feed", "other")) {
            update(new RegistryChange.RemoveAlias(alias));
        }
        String node = randomFrom(internalCluster().getDataNodeNames());
        try (ModelHandle running = models(node).acquire(FEED_1)) {
            delete(FEED_1);
            assertBusy(() -> assertFalse(models(node).isLoaded(FEED_1)));
            // a search that began before goes on
            assertTrue(running.bundle().tryAcquire());
            running.bundle().release();
        }
        assertRefused(RestStatus.NOT_FOUND, "unknown model [feed/1]", () -> delete(FEED_1));
        assertEquals(0, documents());
        assertTrue(upload(FEED_1, TestBundles.small(FEED_1, randomLong())).created());
    }

    public void testSameContentMayBeUploadedAgain() {
        byte[] zip = TestBundles.small(FEED_1, 1);
        StoredBundle first = upload(FEED_1, zip).bundle();
        long documents = documents();
        BundleUploader.Result again = upload(FEED_1, zip);
        assertFalse(again.created());
        assertEquals(first, again.bundle());
        assertRefused(
                RestStatus.CONFLICT,
                first.sha256(),
                () -> upload(FEED_1, TestBundles.small(FEED_1, 2)));
        assertEquals(documents, documents());
    }

    public void testOfConcurrentUploadsOneWins() throws Exception {
        byte[][] contents = {TestBundles.small(FEED_1, 1), TestBundles.small(FEED_1, 2)};
        List<Callable<StoredBundle>> uploads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] zip = contents[i % 2];
            uploads.add(() -> upload(FEED_1, zip).bundle());
        }
        Set<StoredBundle> registered = new java.util.HashSet<>();
        int refused = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(uploads.size())) {
            for (Future<StoredBundle> upload : executor.invokeAll(uploads)) {
                try {
                    registered.add(upload.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertEquals(
                            RestStatus.CONFLICT,
                            ((OpenSearchStatusException) e.getCause()).status());
                    refused++;
                }
            }
        }
        assertEquals(4, refused);
        assertEquals(1, registered.size());
        activate("feed", FEED_1);
    }

    public void testAliasStaysIfMemoryDoesNotSuffice() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        upload(FEED_2, TestBundles.small(FEED_2, randomLong()));
        activate("feed", FEED_1);
        Settings limit = Settings.builder().put("plugins.hap.memory.limit", "3mb").build();
        client().admin()
                .cluster()
                .updateSettings(Requests.clusterUpdateSettingsRequest().persistentSettings(limit))
                .actionGet();
        assertRefused(
                RestStatus.TOO_MANY_REQUESTS,
                "[plugins.hap.memory.limit] = 3mb",
                () -> activate("feed", FEED_2));
        assertEquals(Map.of("feed", "feed/1"), aliases());
        assertLoadedOnDataNodes(FEED_1);
    }

    public void testAliasStaysIfDocumentsAreMissing() {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        StoredBundle second = upload(FEED_2, TestBundles.small(FEED_2, randomLong())).bundle();
        activate("feed", FEED_1);
        client().prepareDelete(ModelIndex.NAME, second.upload() + "-0").get();
        Exception e = expectThrows(Exception.class, () -> activate("feed", FEED_2));
        String node = randomFrom(internalCluster().getDataNodeNames());
        assertTrue(e.getMessage(), e.getMessage().contains("node [" + node + "]"));
        assertTrue(e.getMessage(), e.getMessage().contains(second.upload() + "-0"));
        assertEquals(Map.of("feed", "feed/1"), aliases());
    }

    public void testAliasMovesToLoadedVersion() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        upload(FEED_2, TestBundles.small(FEED_2, randomLong()));
        activate("feed", FEED_1);
        activate("feed", FEED_2);
        assertEquals(Map.of("feed", "feed/2"), aliases());
        assertLoadedOnDataNodes(FEED_2);
        assertRefused(
                RestStatus.NOT_FOUND,
                "feed/3",
                () -> activate("feed", new io.hapsearch.models.bundle.BundleName("feed", "3")));
    }

    public void testDeletingTheIndexEmptiesTheRegistry() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        activate("feed", FEED_1);
        client().admin().indices().prepareDelete(ModelIndex.NAME).get();
        assertEquals(Map.of(), aliases());
        for (String node : internalCluster().getDataNodeNames()) {
            assertBusy(() -> assertFalse(models(node).isLoaded(FEED_1)));
        }
        assertTrue(upload(FEED_1, TestBundles.small(FEED_1, randomLong())).created());
    }

    public void testSnapshotsCarryTheRegistry() throws Exception {
        upload(FEED_1, TestBundles.small(FEED_1, randomLong()));
        activate("feed", FEED_1);
        client().admin()
                .cluster()
                .preparePutRepository("backup")
                .setType("fs")
                .setSettings(Settings.builder().put("location", randomRepoPath()))
                .get();
        client().admin()
                .cluster()
                .prepareCreateSnapshot("backup", "one")
                .setIndices(ModelIndex.NAME)
                .setWaitForCompletion(true)
                .get();
        client().admin().indices().prepareDelete(ModelIndex.NAME).get();
        client().admin()
                .cluster()
                .prepareRestoreSnapshot("backup", "one")
                .setIndices(ModelIndex.NAME)
                .setWaitForCompletion(true)
                .get();
        assertEquals(Map.of("feed", "feed/1"), aliases());
        assertLoadedOnDataNodes(FEED_1);
    }

    public void testTheClusterStateHoldsStringsOnly() {
        StoredBundle stored = upload(FEED_1, TestBundles.small(FEED_1, randomLong())).bundle();
        activate("feed", FEED_1);
        IndexMetadata index =
                client().admin()
                        .cluster()
                        .prepareState()
                        .get()
                        .getState()
                        .metadata()
                        .index(ModelIndex.NAME);
        Map<String, String> custom = index.getCustomData("hap");
        assertEquals(Set.of("bundle/feed/1", "alias/feed"), custom.keySet());
        assertTrue(custom.get("bundle/feed/1").contains(stored.sha256()));
        assertEquals("true", index.getSettings().get("index.hidden"));
    }

    private void update(RegistryChange change) {
        client().execute(TransportUpdateRegistry.TYPE, new UpdateRegistryRequest(change)).actionGet();
    }

    private long documents() {
        refresh(ModelIndex.NAME);
        return client().prepareSearch(ModelIndex.NAME)
                .setSize(0)
                .setTrackTotalHits(true)
                .get()
                .getHits()
                .getTotalHits()
                .value();
    }
}
