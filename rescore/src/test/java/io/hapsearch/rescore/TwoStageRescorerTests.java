/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.rescore.testing.RandomIndex;
import io.hapsearch.rescore.testing.Specs;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.NamedThreadFactory;

/** Order, scores and routes when nothing goes wrong. */
public class TwoStageRescorerTests extends LuceneTestCase {
    private static final double NOISE = 1e-4;

    public void testScoresEqualBothModelsComputedAlone() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(60));
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs hits = index.window(100);
            int window = random().nextInt(hits.scoreDocs.length + 20);
            int size = Math.min(window, hits.scoreDocs.length);
            int budget = random().nextInt(size + 10);
            int microBatch = 1 + random().nextInt(40);
            RescoreResult result =
                    fixture.rescore(
                            index,
                            hits,
                            window,
                            fixture.request(Fixture.top(), budget, microBatch));
            assertFormed(hits, result, size);
            assertEquals(Math.min(budget, size), result.hard());
            assertEquals((result.hard() + microBatch - 1) / microBatch, result.microBatches());
            assertEquals(Degradation.NONE, result.degradation());
            assertModelScores(fixture, index, Arrays.copyOf(hits.scoreDocs, size), result);
        }
    }

    private static void assertModelScores(
            Fixture fixture, RandomIndex index, ScoreDoc[] window, RescoreResult result)
            throws IOException {
        double[] light = fixture.probabilities(fixture.bundle.light(), index, window);
        double[] expressive = fixture.probabilities(fixture.bundle.expressive(), index, window);
        Map<Integer, Float> scores = scores(result.topDocs());
        double worstHard = Double.POSITIVE_INFINITY;
        double bestEasy = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < window.length; i++) {
            int doc = window[i].doc;
            boolean hard = result.records().get(doc).route() == Route.HARD;
            assertEquals(1 + (hard ? expressive[i] : light[i]), scores.get(doc), NOISE);
            worstHard = hard ? Math.min(worstHard, light[i]) : worstHard;
            bestEasy = hard ? bestEasy : Math.max(bestEasy, light[i]);
        }
        assertTrue("the best light scores are hard", worstHard >= bestEasy - NOISE);
    }

    public void testBandRoutesOnlyBetweenThresholds() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(60));
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs hits = index.window(100);
            Thresholds thresholds = new Thresholds(0.3, 0.7);
            RescoreResult result =
                    fixture.rescore(
                            index,
                            hits,
                            100,
                            fixture.request(Policy.BAND.router(thresholds), 100, 7));
            for (HitRecord record : result.records().values()) {
                boolean hard = record.lightProbability() > 0.3 && record.lightProbability() < 0.7;
                assertEquals(hard ? Route.HARD : Route.EASY, record.route());
            }
        }
    }

    public void testPredictionsTakeTheirPlaceOnTheScale() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(60));
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs hits = index.window(100);
            Router router = new AdaptiveRouter(Belief.DEFAULT, 0);
            RescoreResult result = fixture.rescore(index, hits, 50, fixture.request(router, 20, 7));
            assertFormed(hits, result, Math.min(50, hits.scoreDocs.length));
            assertEquals(20, result.hard());
            Map<Integer, Float> scores = scores(result.topDocs());
            int predicted = 0;
            for (Map.Entry<Integer, HitRecord> entry : result.records().entrySet()) {
                HitRecord record = entry.getValue();
                float score = scores.get(entry.getKey());
                assertEquals(ScoreScale.scored(record.probability()), score, 0);
                assertTrue(record.route() == Route.HARD || record.route() == Route.PREDICTED);
                predicted += record.route() == Route.PREDICTED ? 1 : 0;
                if (record.route() == Route.HARD) {
                    assertEquals(record.expressiveProbability(), record.probability(), 0);
                }
            }
            assertEquals(result.window() - 20, predicted);
        }
    }

    public void testSameForAnySegmentLayoutAndMicroBatch() throws IOException {
        long content = random().nextLong();
        int size = atLeast(60);
        // statistics of terms depend on which deleted documents are merged away, constant scores do
        // not
        Map<String, Query> queries = new HashMap<>(Specs.queries());
        queries.replaceAll((feature, query) -> new ConstantScoreQuery(query));
        try (RandomIndex one = new RandomIndex(random(), content, size);
                RandomIndex other = new RandomIndex(random(), content, size);
                Fixture fixture = Fixture.everyKind(queries)) {
            RescoreResult first = rescoreAll(fixture, one);
            RescoreResult second = rescoreAll(fixture, other);
            Map<Integer, Float> expected = new HashMap<>();
            for (ScoreDoc hit : first.topDocs().scoreDocs) {
                expected.put(one.document(hit), hit.score);
            }
            assertEquals(expected.size(), second.topDocs().scoreDocs.length);
            for (ScoreDoc hit : second.topDocs().scoreDocs) {
                assertEquals(expected.get(other.document(hit)), hit.score, NOISE);
            }
        }
    }

    private static RescoreResult rescoreAll(Fixture fixture, RandomIndex index) throws IOException {
        int microBatch = 1 + random().nextInt(60);
        return fixture.rescore(
                index, index.window(1000), 1000, fixture.request(Fixture.top(), 1000, microBatch));
    }

    public void testNothingToDo() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), 50);
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs none =
                    new TopDocs(
                            new TotalHits(7, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO),
                            new ScoreDoc[0]);
            RescoreRequest request = fixture.request(Fixture.top(), 10, 5);
            assertFormed(none, fixture.rescore(index, none, 10, request), 0);
            TopDocs hits = index.window(20);
            assertFormed(hits, fixture.rescore(index, hits, 0, request), 0);
        }
    }

    public void testRouterLearnsWhatItAskedFor() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(40));
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs hits = index.window(40);
            double[] expressive =
                    fixture.probabilities(fixture.bundle.expressive(), index, hits.scoreDocs);
            double[] light = fixture.probabilities(fixture.bundle.light(), index, hits.scoreDocs);
            Router last = window -> new FromTheEnd(window, light, expressive);
            RescoreResult result = fixture.rescore(index, hits, 40, fixture.request(last, 20, 3));
            assertEquals(Degradation.NONE, result.degradation());
            for (int i = 0; i < hits.scoreDocs.length; i++) {
                boolean hard = i >= hits.scoreDocs.length - 20;
                assertEquals(
                        hard ? Route.HARD : Route.EASY,
                        result.records().get(hits.scoreDocs[i].doc).route());
            }
        }
    }

    public void testRecordsHoldFeaturesThatTheModelsSaw() throws IOException {
        try (RandomIndex index = new RandomIndex(random(), atLeast(40));
                Fixture fixture = Fixture.everyKind(Specs.queries())) {
            TopDocs hits = index.window(30);
            RescoreResult result =
                    fixture.rescore(index, hits, 30, fixture.request(Fixture.top(), 10, 4));
            for (int i = 0; i < hits.scoreDocs.length; i++) {
                HitRecord record = result.records().get(hits.scoreDocs[i].doc);
                assertEquals((i - 2) / 3.0, record.features().get("rank")[0], 1e-6);
                boolean hard = record.route() == Route.HARD;
                assertEquals(hard, record.features().containsKey("deep_rank"));
                assertEquals(hard, !Double.isNaN(record.expressiveProbability()));
                if (hard) {
                    assertEquals(Math.log1p(i), record.features().get("deep_rank")[0], 1e-6);
                }
            }
        }
    }

    public void testThreadsShareARescorer() throws Exception {
        try (RandomIndex index = new RandomIndex(random(), atLeast(60));
                Fixture fixture = Fixture.everyKind(Specs.queries());
                ExecutorService threads =
                        Executors.newFixedThreadPool(4, new NamedThreadFactory("rescore"))) {
            TopDocs hits = index.window(60);
            int[] windows = IntStream.range(0, 40).map(i -> 1 + random().nextInt(60)).toArray();
            float[][] expected = new float[windows.length][];
            for (int i = 0; i < windows.length; i++) {
                expected[i] = finalScores(fixture, index, hits, windows[i]);
            }
            List<Future<float[]>> results =
                    IntStream.range(0, windows.length)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () ->
                                                            finalScores(
                                                                    fixture,
                                                                    index,
                                                                    hits,
                                                                    windows[i])))
                            .toList();
            for (int i = 0; i < windows.length; i++) {
                assertArrayEquals(expected[i], results.get(i).get(), 0);
            }
            assertTrue(fixture.rescorer.memoryBytes() > 0);
            fixture.rescorer.close();
            assertEquals(0, fixture.rescorer.memoryBytes());
            assertArrayEquals(expected[0], finalScores(fixture, index, hits, windows[0]), 0);
            assertEquals(0, fixture.rescorer.memoryBytes());
        }
    }

    private static float[] finalScores(Fixture fixture, RandomIndex index, TopDocs hits, int window)
            throws IOException {
        RescoreResult result =
                fixture.rescore(index, hits, window, fixture.request(Fixture.top(), 9, 4));
        float[] scores = new float[hits.scoreDocs.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = result.topDocs().scoreDocs[i].score;
        }
        return scores;
    }

    /** Sorted, a permutation inside the window, unchanged order and below 1 beyond it. */
    static void assertFormed(TopDocs before, RescoreResult result, int window) {
        ScoreDoc[] hits = before.scoreDocs;
        ScoreDoc[] after = result.topDocs().scoreDocs;
        assertEquals(before.totalHits, result.topDocs().totalHits);
        assertEquals(window, result.window());
        assertEquals(hits.length, after.length);
        assertArrayEquals(docs(hits, 0, window), docs(after, 0, window));
        for (int i = 0; i < after.length; i++) {
            assertTrue(i == 0 || after[i].score <= after[i - 1].score);
            if (i >= window) {
                assertEquals(hits[i].doc, after[i].doc);
                assertTrue(after[i].score < 1);
            }
        }
    }

    private static int[] docs(ScoreDoc[] hits, int from, int to) {
        return Arrays.stream(hits, from, to).mapToInt(hit -> hit.doc).sorted().toArray();
    }

    private static Map<Integer, Float> scores(TopDocs hits) {
        Map<Integer, Float> scores = new HashMap<>();
        for (ScoreDoc hit : hits.scoreDocs) {
            scores.put(hit.doc, hit.score);
        }
        return scores;
    }
}
