/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.testing.Graphs;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.testing.RandomIndex;
import io.hapsearch.rescore.testing.Specs;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What becomes of a rescore when its time is over or nobody waits for it any more. */
public class InterruptionTests extends LuceneTestCase {
    private static final byte[] FAST = Graphs.linear(Fixture.X, new float[] {0.01f}, 0.5f);
    private static final byte[] SLOW = Graphs.slow(Fixture.X, 1_000, 512);

    private RandomIndex index;
    private TopDocs hits;

    @Override
    public void setUp() throws Exception {
        super.setUp();
        index = new RandomIndex(random(), atLeast(60));
        hits = index.window(100);
    }

    @Override
    public void tearDown() throws Exception {
        index.close();
        super.tearDown();
    }

    public void testNoTimeLeavesRetrievalOrder() throws IOException {
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            RescoreRequest request = fixture.request(Fixture.top(), 10, 5, 0, OnFailure.FAIL);
            assertRetrievalOrder(
                    fixture.rescore(index, hits, window(), request), Degradation.DEADLINE);
        }
    }

    public void testDeadlineCutsBetweenMicroBatches() throws IOException {
        long deadline = 300_000_000L;
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            Router slow =
                    window ->
                            new Ascending(window.size()) {
                                @Override
                                public void seen(double[] logits, double[] probabilities, int n) {
                                    long start = System.nanoTime();
                                    while (System.nanoTime() - start < deadline) {
                                        Thread.onSpinWait();
                                    }
                                }
                            };
            RescoreResult result =
                    fixture.rescore(
                            index,
                            hits,
                            window(),
                            fixture.request(slow, 10, 3, deadline, OnFailure.FAIL));
            assertEquals(Degradation.DEADLINE, result.degradation());
            if (result.hard() > 0) {
                assertEquals(3, result.hard());
                assertRoutes(result, 3, 10);
            }
        }
    }

    public void testCancellationStopsWithinOneMicroBatch() throws IOException {
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            int batches = random().nextInt(3);
            Thread searching = Thread.currentThread();
            AtomicInteger left = new AtomicInteger(batches);
            AtomicBoolean opened = new AtomicBoolean();
            Router router =
                    window -> {
                        opened.set(true);
                        return new Ascending(window.size()) {
                            @Override
                            public void seen(double[] logits, double[] probabilities, int n) {
                                left.decrementAndGet();
                            }
                        };
                    };
            RescoreResult result =
                    fixture.rescorer.rescore(
                            Fixture.copy(hits),
                            window(),
                            index.searcher(),
                            index.fields(),
                            fixture.request(router, 20, 4),
                            () ->
                                    searching == Thread.currentThread()
                                            && opened.get()
                                            && left.get() <= 0);
            assertEquals(Degradation.CANCELLED, result.degradation());
            int hard = 4 * batches;
            assertEquals(hard, result.hard());
            assertRoutes(result, hard, 20);
            TwoStageRescorerTests.assertFormed(hits, result, window());
        }
    }

    public void testCancellationStopsExtractionBetweenColumns() throws IOException {
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            AtomicInteger asked = new AtomicInteger();
            RescoreResult result =
                    fixture.rescorer.rescore(
                            Fixture.copy(hits),
                            window(),
                            index.searcher(),
                            index.fields(),
                            fixture.request(Fixture.top(), 20, 4),
                            () -> asked.incrementAndGet() > 4);
            assertRetrievalOrder(result, Degradation.CANCELLED);
            // each leaf with hits asks once more, and so does the step after the extraction
            int leaves = index.searcher().getIndexReader().leaves().size();
            assertTrue("asked " + asked, asked.get() <= 4 + leaves + 2);
        }
    }

    public void testASlowExpressiveCallIsStopped() throws IOException {
        try (Fixture fixture = Fixture.small(FAST, SLOW)) {
            RescoreRequest request =
                    fixture.request(
                            window -> new Ascending(window.size()),
                            20,
                            64,
                            20_000_000L,
                            OnFailure.LIGHT);
            RescoreResult result = fixture.rescore(index, hits, window(), request);
            assertEquals(Degradation.DEADLINE, result.degradation());
            assertEquals(0, result.hard());
            assertTrue(result.failure().isEmpty());
            TwoStageRescorerTests.assertFormed(hits, result, window());
            if (result.records().values().stream().anyMatch(r -> r.route() != Route.UNSCORED)) {
                assertRoutes(result, 0, 20);
            }
            assertTrue(fixture.rescorer.expressiveNanosPerHit() > 0);
        }
    }

    public void testASlowLightCallIsStopped() throws IOException {
        try (Fixture fixture = Fixture.small(SLOW, FAST)) {
            RescoreResult result =
                    fixture.rescore(
                            index,
                            hits,
                            window(),
                            fixture.request(Fixture.top(), 10, 5, 20_000_000L, OnFailure.LIGHT));
            assertEquals(Degradation.DEADLINE, result.degradation());
            result.records()
                    .values()
                    .forEach(record -> assertEquals(Route.UNSCORED, record.route()));
        }
    }

    public void testACancelledCallIsStopped() throws IOException {
        try (Fixture fixture = Fixture.small(FAST, SLOW)) {
            Thread searching = Thread.currentThread();
            RescoreResult result =
                    fixture.rescorer.rescore(
                            Fixture.copy(hits),
                            window(),
                            index.searcher(),
                            index.fields(),
                            fixture.request(Fixture.top(), 20, 64),
                            () -> {
                                // the user goes away while the model runs
                                for (StackTraceElement frame : searching.getStackTrace()) {
                                    if (frame.getMethodName().equals("runHard")) {
                                        return true;
                                    }
                                }
                                return false;
                            });
            assertEquals(Degradation.CANCELLED, result.degradation());
            assertEquals(0, result.hard());
        }
    }

    public void testABudgetOfTimeIsKept() throws IOException {
        try (Fixture fixture = Fixture.small(FAST, Graphs.slow(Fixture.X, 20, 256))) {
            fixture.rescore(index, hits, window(), fixture.request(Fixture.top(), 20, 4));
            double cost = fixture.rescorer.expressiveNanosPerHit();
            RescoreResult result =
                    fixture.rescore(
                            index, hits, window(), timed(fixture, (long) (cost * 10), 1_000));
            assertEquals(Degradation.NONE, result.degradation());
            assertTrue(result.hard() > 0);
            assertTrue(result.hard() + " hits", result.hard() < window());
            assertEquals(
                    0, fixture.rescore(index, hits, window(), timed(fixture, 0, 1_000)).hard());
        }
    }

    private static RescoreRequest timed(Fixture fixture, long nanos, int budget) {
        RescoreRequest request = fixture.request(Fixture.top(), budget, 4);
        return new RescoreRequest(
                request.params(),
                request.nowMillis(),
                request.queries(),
                request.router(),
                budget,
                nanos,
                request.page(),
                request.microBatch(),
                request.deadlineNanos(),
                request.onFailure(),
                request.record());
    }

    private void assertRetrievalOrder(RescoreResult result, Degradation degradation) {
        assertEquals(degradation, result.degradation());
        TwoStageRescorerTests.assertFormed(hits, result, window());
        for (int i = 0; i < hits.scoreDocs.length; i++) {
            assertEquals(hits.scoreDocs[i].doc, result.topDocs().scoreDocs[i].doc);
            assertTrue(result.topDocs().scoreDocs[i].score < 1);
        }
        result.records().values().forEach(record -> assertEquals(Route.UNSCORED, record.route()));
    }

    /** The first hits of the window are hard, then those cut off, then easy ones. */
    private void assertRoutes(RescoreResult result, int hard, int named) {
        for (int i = 0; i < window(); i++) {
            Route expected = i < hard ? Route.HARD : i < named ? Route.CUT : Route.EASY;
            assertEquals(expected, result.records().get(hits.scoreDocs[i].doc).route());
        }
    }

    private int window() {
        return hits.scoreDocs.length;
    }
}
