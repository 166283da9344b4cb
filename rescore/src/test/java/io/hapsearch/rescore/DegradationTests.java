/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.testing.Graphs;
import io.hapsearch.rescore.extract.FieldType;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.testing.RandomIndex;
import io.hapsearch.rescore.testing.Specs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What becomes of a rescore when a model, the router, the clock or the user interferes. */
public class DegradationTests extends LuceneTestCase {
    private static final byte[] GOOD = Graphs.linear(Fixture.X, new float[] {0.01f}, 0.5f);
    private static final byte[] NAN = Graphs.squareRoot(Fixture.X);
    private static final byte[] FAILING = Graphs.failingAbove(Fixture.X, 2);

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

    public void testLightNaNKeepsRetrievalOrderBelowScoredHits() throws IOException {
        try (Fixture fixture = Fixture.small(NAN, GOOD)) {
            RescoreResult result = rescore(fixture, OnFailure.LIGHT, 5);
            TwoStageRescorerTests.assertFormed(hits, result, window());
            assertEquals(Degradation.NOT_FINITE, result.degradation());
            Map<Integer, HitRecord> records = result.records();
            int previousRank = -1;
            boolean below = false;
            for (int i = 0; i < window(); i++) {
                ScoreDoc hit = result.topDocs().scoreDocs[i];
                boolean negative = records.get(hit.doc).features().get("x")[0] < 0;
                assertEquals(negative, records.get(hit.doc).route() == Route.UNSCORED);
                assertEquals(negative, hit.score < 1);
                assertTrue("unscored hits come last", negative || !below);
                below = negative;
                if (negative) {
                    int rank = rank(hit);
                    assertTrue(rank > previousRank);
                    previousRank = rank;
                }
            }
        }
    }

    public void testExpressiveNaNKeepsLightScore() throws IOException {
        try (Fixture fixture = Fixture.small(GOOD, NAN)) {
            RescoreResult result = rescore(fixture, OnFailure.RETRIEVAL, 1000);
            TwoStageRescorerTests.assertFormed(hits, result, window());
            assertEquals(Degradation.NOT_FINITE, result.degradation());
            for (ScoreDoc hit : result.topDocs().scoreDocs) {
                HitRecord record = result.records().get(hit.doc);
                boolean negative = record.features().get("x")[0] < 0;
                assertEquals(negative ? Route.CUT : Route.HARD, record.route());
                assertEquals(
                        1 + (negative ? record.lightProbability() : record.expressiveProbability()),
                        hit.score,
                        1e-6);
            }
        }
    }

    public void testNaNFailsWhereTheUserSaysSo() {
        try (Fixture fixture = Fixture.small(NAN, GOOD)) {
            assertFails(fixture, "light.onnx");
        }
        try (Fixture fixture = Fixture.small(GOOD, NAN)) {
            assertFails(fixture, "expressive.onnx");
        }
    }

    public void testFailingModelFailsWhereTheUserSaysSo() {
        try (Fixture fixture = Fixture.small(FAILING, GOOD)) {
            assertFails(fixture, "light.onnx");
        }
        try (Fixture fixture = Fixture.small(GOOD, FAILING)) {
            assertFails(fixture, "expressive.onnx");
        }
    }

    private void assertFails(Fixture fixture, String model) {
        RescoreFailedException e =
                expectThrows(
                        RescoreFailedException.class, () -> rescore(fixture, OnFailure.FAIL, 1000));
        assertTrue(e.getMessage(), e.getMessage().contains("[small/1]"));
        assertTrue(e.getMessage(), e.getMessage().contains("[" + model + "]"));
    }

    public void testFailingLightModelLeavesRetrievalOrder() throws IOException {
        try (Fixture fixture = Fixture.small(FAILING, GOOD)) {
            RescoreResult result =
                    rescore(
                            fixture,
                            random().nextBoolean() ? OnFailure.LIGHT : OnFailure.RETRIEVAL,
                            5);
            assertRetrievalOrder(result, Degradation.LIGHT_FAILED);
            assertTrue(result.failure().isPresent());
            assertEquals(0, result.hard());
        }
    }

    public void testFailingExpressiveModelLeavesWhatIsScored() throws IOException {
        try (Fixture fixture = Fixture.small(GOOD, FAILING)) {
            RescoreRequest request =
                    fixture.request(
                            window -> new Ascending(window.size()),
                            1000,
                            1,
                            Long.MAX_VALUE,
                            OnFailure.LIGHT);
            RescoreResult result = fixture.rescore(index, hits, window(), request);
            TwoStageRescorerTests.assertFormed(hits, result, window());
            assertEquals(Degradation.EXPRESSIVE_FAILED, result.degradation());
            boolean failed = false;
            for (int i = 0; i < window(); i++) {
                HitRecord record = result.records().get(hits.scoreDocs[i].doc);
                boolean fails = record.features().get("x")[0] > 2;
                Route expected = failed ? Route.EASY : fails ? Route.CUT : Route.HARD;
                assertEquals(expected, record.route());
                failed |= fails;
            }
        }
    }

    public void testFailingExpressiveModelFallsBackToRetrievalWhereAsked() throws IOException {
        try (Fixture fixture = Fixture.small(GOOD, FAILING)) {
            assertRetrievalOrder(
                    rescore(fixture, OnFailure.RETRIEVAL, 1000), Degradation.EXPRESSIVE_FAILED);
        }
    }

    public void testBudgetHoldsAgainstAGreedyRouter() throws IOException {
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            Router greedy =
                    window ->
                            new Ascending(window.size()) {
                                @Override
                                public int next(int[] batch, int limit) {
                                    return super.next(batch, limit) + 1000;
                                }
                            };
            int budget = random().nextInt(window());
            RescoreRequest request = fixture.request(greedy, budget, 1 + random().nextInt(10));
            RescoreResult result = fixture.rescore(index, hits, window(), request);
            assertEquals(budget, result.hard());
            assertEquals(Degradation.NONE, result.degradation());
        }
    }

    public void testRouterThatRepeatsItselfIsStopped() throws IOException {
        try (Fixture fixture = Fixture.everyKind(Specs.queries())) {
            Router stubborn = window -> new Constant(random().nextBoolean() ? 0 : window.size());
            RescoreResult result =
                    fixture.rescore(index, hits, window(), fixture.request(stubborn, 10, 1));
            TwoStageRescorerTests.assertFormed(hits, result, window());
            assertEquals(Degradation.EXPRESSIVE_FAILED, result.degradation());
            assertTrue(result.hard() <= 1);
        }
    }

    public void testWrongFieldIsAnErrorOfTheRequest() {
        try (Fixture fixture = Fixture.small(GOOD, GOOD)) {
            IllegalArgumentException e =
                    expectThrows(
                            IllegalArgumentException.class,
                            () ->
                                    fixture.rescorer.rescore(
                                            Fixture.copy(hits),
                                            10,
                                            index.searcher(),
                                            field -> Optional.of(FieldType.keyword()),
                                            fixture.request(Fixture.top(), 5, 5),
                                            Interruption.NONE));
            assertTrue(e.getMessage(), e.getMessage().contains("[double]"));
        }
    }

    private RescoreResult rescore(Fixture fixture, OnFailure onFailure, int budget)
            throws IOException {
        return fixture.rescore(
                index,
                hits,
                window(),
                fixture.request(
                        Fixture.top(),
                        budget,
                        1 + random().nextInt(50),
                        Long.MAX_VALUE,
                        onFailure));
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

    private int rank(ScoreDoc hit) {
        int rank = 0;
        while (hits.scoreDocs[rank].doc != hit.doc) {
            rank++;
        }
        return rank;
    }

    private int window() {
        return hits.scoreDocs.length;
    }

    /** Names the same position for ever. */
    private record Constant(int position) implements Router.Conversation {
        @Override
        public int next(int[] batch, int limit) {
            batch[0] = position;
            return 1;
        }

        @Override
        public void seen(double[] logits, double[] probabilities, int count) {}
    }
}
