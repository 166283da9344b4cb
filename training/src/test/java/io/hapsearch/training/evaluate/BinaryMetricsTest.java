package io.hapsearch.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryMetricsTest {
    private static final double EXACT = 1e-12;

    @Test
    void aucEqualsTheShareOfPairsInOrderWithTiesCountingHalf() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(40);
            double[] scores = random.doubles(n).map(score -> Math.rint(score * 8)).toArray();
            boolean[] labels = new boolean[n];
            labels[0] = true;
            for (int i = 2; i < n; i++) {
                labels[i] = random.nextBoolean();
            }
            assertEquals(pairs(scores, labels), BinaryMetrics.auc(scores, labels), EXACT);
        }
    }

    @Test
    void aucOfOneClassIsUndefined() {
        assertTrue(Double.isNaN(BinaryMetrics.auc(new double[] {1, 2}, new boolean[] {true, true})));
    }

    @Test
    void brierIsTheMeanSquaredDifference() {
        assertEquals((0.04 + 0.49) / 2, BinaryMetrics.brier(new double[] {0.8, 0.7}, new boolean[] {true, false}), EXACT);
    }

    @Test
    void calibrationErrorComparesMeansWithinBins() {
        double[] probabilities = {0.1, 0.3, 0.6, 0.8};
        boolean[] labels = {false, true, true, true};
        // bins (0.1, 0.3) with mean 0.2 and rate 0.5, (0.6, 0.8) with mean 0.7 and rate 1
        assertEquals(0.3, BinaryMetrics.expectedCalibrationError(probabilities, labels, 2), EXACT);
    }

    private static double pairs(double[] scores, boolean[] labels) {
        double won = 0;
        double all = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] && !labels[j]) {
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    all++;
                }
            }
        }
        return won / all;
    }
}
