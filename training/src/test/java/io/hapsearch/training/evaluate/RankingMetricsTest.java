package io.hapsearch.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
    private static final double[] RANKED = {3, 2, 3, 0, 1, 2};
    private static final double EXACT = 1e-9;

    @Test
    void ndcgWithLinearGain() {
        // 3 + 2/log2(3) + 3/2 + 0 + 1/log2(6) + 2/log2(7) over 3 + 3/log2(3) + 2/2 + 2/log2(5) + 1/log2(6)
        double dcg = 3 + 2 / log2(3) + 1.5 + 1 / log2(6) + 2 / log2(7);
        double ideal = 3 + 3 / log2(3) + 1 + 2 / log2(5) + 1 / log2(6);
        assertEquals(dcg / ideal, RankingMetrics.ndcg(RANKED, RANKED, 6, Gain.LINEAR), EXACT);
    }

    @Test
    void ndcgWithExponentialGainIsWikipediasExample() {
        // grades 3 2 3 0 1 2: the textbook's DCG is 13.848 and its ideal, of the same six, 14.595
        assertEquals(0.9488, RankingMetrics.ndcg(RANKED, RANKED, 6, Gain.EXPONENTIAL), 1e-4);
    }

    @Test
    void theIdealIsMadeOfAllJudgedDocuments() {
        double[] judged = {0, 3, 3, 0};
        assertEquals(1 / (1 + 1 / log2(3)), RankingMetrics.ndcg(new double[] {3, 0}, judged, 2, Gain.LINEAR), EXACT);
    }

    @Test
    void nothingRelevantIsZero() {
        assertEquals(0, RankingMetrics.ndcg(new double[] {0, 0}, new double[] {0, 0}, 10, Gain.LINEAR));
        assertEquals(0, RankingMetrics.recall(List.of("a"), Set.of(), 10));
        assertEquals(0, RankingMetrics.reciprocalRank(List.of("a"), Set.of("b"), 10));
    }

    @Test
    void hitRateRecallAndReciprocalRank() {
        List<String> ranked = List.of("a", "b", "c", "d");
        Set<String> relevant = Set.of("c", "d", "x");
        assertEquals(0, RankingMetrics.hitRate(ranked, relevant, 2));
        assertEquals(1, RankingMetrics.hitRate(ranked, relevant, 3));
        assertEquals(2 / 3.0, RankingMetrics.recall(ranked, relevant, 4), EXACT);
        assertEquals(1 / 3.0, RankingMetrics.reciprocalRank(ranked, relevant, 4), EXACT);
        assertEquals(0, RankingMetrics.reciprocalRank(ranked, relevant, 2));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
