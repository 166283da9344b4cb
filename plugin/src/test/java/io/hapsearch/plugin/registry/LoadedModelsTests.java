/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.Hashes;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.rescore.TwoStageRescorer;
import io.hapsearch.rescore.extract.RowBudget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.test.OpenSearchTestCase;

public class LoadedModelsTests extends OpenSearchTestCase {
    private static final BundleName FEED = new BundleName("feed", "1");
    private static final long IDLE = 60_000;

    private final AtomicLong now = new AtomicLong(randomLongBetween(0, 1_000_000));
    private final AtomicLong limit = new AtomicLong(1L << 30);
    private final MemoryBudget memory = new MemoryBudget(limit::get);
    private final CallWatch watch = new CallWatch(Thread::new);
    private final BundleOpener opener =
            new BundleOpener(
                    OrtEnvironment.getEnvironment(),
                    memory,
                    bundle ->
                            new TwoStageRescorer(
                                    bundle, new RowBudget(() -> 0), watch, System::nanoTime));
    private final LoadedModels models = new LoadedModels(now::get);

    public void testWhatAnAliasPointsToStays() {
        StoredBundle stored = load(FEED, 1);
        now.addAndGet(10 * IDLE);
        assertEquals(List.of(), models.retain(registry(stored, "feed"), IDLE));
        try (ModelHandle handle = models.acquire(FEED)) {
            assertEquals(FEED, handle.bundle().name());
        }
    }

    public void testWhatNoAliasPointsToGoesWhenIdle() {
        StoredBundle stored = load(FEED, 1);
        now.addAndGet(IDLE - 1);
        assertEquals(List.of(), models.retain(registry(stored), IDLE));
        models.acquire(FEED).close();
        now.addAndGet(IDLE - 1);
        assertEquals(List.of(), models.retain(registry(stored), IDLE));
        now.addAndGet(1);
        assertEquals(List.of(stored), models.retain(registry(stored), IDLE));
        assertNull(models.acquire(FEED));
        assertEquals(0, memory.taken());
    }

    public void testWhatIsNotRegisteredGoesAtOnce() {
        StoredBundle stored = load(FEED, 1);
        StoredBundle replaced = stored(FEED, TestBundles.small(FEED, 2));
        assertEquals(List.of(stored), models.retain(registry(replaced, "feed"), IDLE));
        assertFalse(models.contains(FEED));
    }

    public void testSessionsOutliveTheRegistryUnderASearch() {
        load(FEED, 1);
        try (ModelHandle handle = models.acquire(FEED)) {
            models.retain(RegistryState.EMPTY, IDLE);
            assertNull(models.acquire(FEED));
            assertTrue(handle.bundle().tryAcquire());
            handle.bundle().release();
        }
    }

    public void testReplacedAndLateBundlesAreClosed() {
        load(FEED, 1);
        long one = memory.taken();
        load(FEED, 2);
        assertEquals(one, memory.taken());
        models.close();
        assertEquals(0, memory.taken());
        load(FEED, 3);
        assertEquals(0, memory.taken());
        assertFalse(models.contains(FEED));
    }

    public void testMemoryIsRefusedByNameAndGivenBack() {
        load(FEED, 1);
        long taken = memory.taken();
        limit.set(2 * taken - 1);
        BundleName second = new BundleName("feed", "2");
        OpenSearchStatusException e =
                expectThrows(OpenSearchStatusException.class, () -> load(second, 1));
        assertEquals(RestStatus.TOO_MANY_REQUESTS, e.status());
        assertTrue(e.getMessage(), e.getMessage().contains("[feed/2]"));
        assertTrue(e.getMessage(), e.getMessage().contains("[plugins.hap.memory.limit]"));
        assertEquals(taken, memory.taken());
        limit.set(2 * taken);
        load(second, 1);
        assertEquals(2 * taken, memory.taken());
    }

    @Override
    public void tearDown() throws Exception {
        models.close();
        watch.close();
        super.tearDown();
    }

    private StoredBundle load(BundleName name, long seed) {
        byte[] zip = TestBundles.small(name, seed);
        StoredBundle stored = stored(name, zip);
        models.put(stored, opener.open(new BundleReader(1 << 20).read(zip)));
        return stored;
    }

    private static StoredBundle stored(BundleName name, byte[] zip) {
        return new StoredBundle(name, Hashes.sha256(zip), zip.length, "u", 1, 0);
    }

    private static RegistryState registry(StoredBundle stored, String... aliases) {
        TreeMap<String, BundleName> pointers = new TreeMap<>();
        for (String alias : aliases) {
            pointers.put(alias, stored.name());
        }
        return new RegistryState(new TreeMap<>(Map.of(stored.name(), stored)), pointers);
    }
}
