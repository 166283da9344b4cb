/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.opensearch.action.support.PlainActionFuture;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.concurrency.OpenSearchRejectedExecutionException;
import org.opensearch.test.OpenSearchTestCase;
import org.opensearch.threadpool.FixedExecutorBuilder;
import org.opensearch.threadpool.TestThreadPool;

public class SingleFlightTests extends OpenSearchTestCase {
    private TestThreadPool threadPool;
    private SingleFlight<String, Integer> flights;

    @Override
    public void setUp() throws Exception {
        super.setUp();
        threadPool =
                new TestThreadPool(
                        getTestName(),
                        new FixedExecutorBuilder(Settings.EMPTY, "one", 1, 1, "one"));
        flights = new SingleFlight<>(threadPool.executor("one"), threadPool.getThreadContext());
    }

    @Override
    public void tearDown() throws Exception {
        terminate(threadPool);
        super.tearDown();
    }

    public void testThoseWhoAskMeanwhileShareTheWork() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        List<PlainActionFuture<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            PlainActionFuture<Integer> future = PlainActionFuture.newFuture();
            flights.run(
                    "a",
                    () -> {
                        go.await();
                        return runs.incrementAndGet();
                    },
                    future);
            asked.add(future);
        }
        assertTrue(flights.isRunning("a"));
        go.countDown();
        for (PlainActionFuture<Integer> future : asked) {
            assertEquals(1, (int) future.actionGet());
        }
        assertFalse(flights.isRunning("a"));
        PlainActionFuture<Integer> later = PlainActionFuture.newFuture();
        flights.run("a", runs::incrementAndGet, later);
        assertEquals(2, (int) later.actionGet());
    }

    public void testAFailureIsEverybodysAndNotForEver() {
        PlainActionFuture<Integer> failing = PlainActionFuture.newFuture();
        flights.run(
                "a",
                () -> {
                    throw new IllegalArgumentException("why");
                },
                failing);
        Exception e = expectThrows(IllegalArgumentException.class, failing::actionGet);
        assertEquals("why", e.getMessage());
        PlainActionFuture<Integer> again = PlainActionFuture.newFuture();
        flights.run("a", () -> 5, again);
        assertEquals(5, (int) again.actionGet());
    }

    public void testAFullExecutorRefuses() {
        CountDownLatch go = new CountDownLatch(1);
        List<PlainActionFuture<Integer>> asked = new ArrayList<>();
        for (String key : List.of("runs", "waits", "refused")) {
            PlainActionFuture<Integer> future = PlainActionFuture.newFuture();
            flights.run(
                    key,
                    () -> {
                        go.await();
                        return 1;
                    },
                    future);
            asked.add(future);
        }
        expectThrows(OpenSearchRejectedExecutionException.class, () -> asked.getLast().actionGet());
        assertFalse(flights.isRunning("refused"));
        go.countDown();
        assertEquals(1, (int) asked.get(1).actionGet());
    }
}
