/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.evaluate.Metric.Kind;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final double EXACT = 1e-12;

    private final Random random = new Random(11);

    @Test
    void metricsAreNamedAfterKindAndCutoff() {
        assertEquals(
                List.of(
                        "ndcg@5",
                        "ndcg@20",
                        "hr@5",
                        "hr@20",
                        "recall@5",
                        "recall@20",
                        "mrr@5",
                        "mrr@20",
                        "auc"),
                Metric.at(List.of(5, 20), Gain.LINEAR).stream().map(Metric::key).toList());
    }

    @Test
    void equalScoresKeepTheirOrder() {
        Judgments judgments = new Judgments(new double[4], new boolean[4], 0);
        RankedList list = RankedList.of(new double[] {1, 2, 1, 2}, judgments);
        assertArrayEquals(new int[] {1, 3, 0, 2}, list.order());
        assertArrayEquals(new int[] {3, 0}, list.only(i -> i % 3 == 0).order());
        RankedList other = RankedList.of(list.scores(), judgments, new int[] {2, 3, 0, 1});
        assertArrayEquals(new int[] {3, 1, 2, 0}, other.order());
    }

    @Test
    void aListWithoutRelevantDocumentsSaysNothing() {
        RankedList list =
                RankedList.of(new double[] {1, 2}, new Judgments(new double[2], new boolean[2], 0));
        for (Metric metric : Metric.at(List.of(10), Gain.LINEAR)) {
            assertTrue(Double.isNaN(metric.of(list)), metric.key());
        }
    }

    @Test
    void metricsOfRandomListsEqualTheirDefinitions() {
        for (int round = 0; round < 100; round++) {
            int n = 2 + random.nextInt(30);
            int k = 1 + random.nextInt(12);
            boolean[] relevant = new boolean[n];
            double[] gains = new double[n];
            for (int i = 0; i < n; i++) {
                relevant[i] = random.nextInt(4) == 0;
                gains[i] = relevant[i] ? 1 + random.nextInt(3) : 0;
            }
            relevant[random.nextInt(n)] = true;
            int elsewhere = random.nextInt(3);
            int found = (int) IntStream.range(0, n).filter(i -> relevant[i]).count();
            Judgments judgments = new Judgments(gains, relevant, found + elsewhere);
            double[] scores = random.doubles(n).map(score -> Math.rint(score * 9)).toArray();
            RankedList list = RankedList.of(scores, judgments);
            check(list, k);
            check(list.only(i -> i % 3 != 0), k);
        }
    }

    private static void check(RankedList list, int k) {
        List<String> ids = IntStream.of(list.order()).mapToObj(Integer::toString).toList();
        Set<String> relevant = new HashSet<>();
        for (int i : list.order()) {
            if (list.judgments().relevant()[i]) {
                relevant.add(Integer.toString(i));
            }
        }
        double all = list.judgments().allRelevant();
        double found = ids.stream().limit(k).filter(relevant::contains).count();
        assertEquals(found > 0 ? 1 : 0, metric(Kind.HR, k).of(list));
        assertEquals(found / all, metric(Kind.RECALL, k).of(list), EXACT);
        assertEquals(RankingMetrics.reciprocalRank(ids, relevant, k), metric(Kind.MRR, k).of(list));
        double[] gains = list.gains();
        assertEquals(
                RankingMetrics.ndcg(gains, gains, k, Gain.EXPONENTIAL),
                metric(Kind.NDCG, k).of(list));
        assertEquals(
                BinaryMetrics.auc(
                        IntStream.of(list.order()).mapToDouble(i -> list.scores()[i]).toArray(),
                        list.relevant()),
                metric(Kind.AUC, 0).of(list),
                EXACT);
    }

    private static Metric metric(Kind kind, int cutoff) {
        return new Metric(kind, cutoff, Gain.EXPONENTIAL);
    }
}
