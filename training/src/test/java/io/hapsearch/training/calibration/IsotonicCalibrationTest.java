package io.hapsearch.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.training.evaluate.BinaryMetrics;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsotonicCalibrationTest {
    private final IsotonicCalibration isotonic = new IsotonicCalibration();

    @Test
    void anyDataYieldAStrictlyIncreasingMapIntoProbabilities() {
        Random random = new Random(17);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(400);
            double spread = Math.pow(10, random.nextInt(5) - 2);
            boolean coarse = random.nextBoolean();
            double rate = random.nextDouble();
            double[] logits = new double[n];
            boolean[] labels = new boolean[n];
            for (int i = 0; i < n; i++) {
                double logit = random.nextGaussian() * spread;
                logits[i] = coarse ? Math.rint(logit) : logit;
                labels[i] = random.nextDouble() < rate;
            }
            Calibration calibration = isotonic.fit(logits, labels);
            assertTrue(calibration.logits().length <= 64);
            double[] probes = random.doubles(200, -4 * spread, 4 * spread).sorted().toArray();
            double last = -1;
            for (double probe : probes) {
                double probability = calibration.probability(probe);
                assertTrue(probability >= 0 && probability <= 1 && probability >= last);
                last = probability;
            }
        }
    }

    @Test
    void distortedLogitsBecomeTrueProbabilities() {
        Random random = new Random(4);
        double[] logits = new double[40_000];
        boolean[] labels = new boolean[logits.length];
        for (int i = 0; i < logits.length; i++) {
            double truth = random.nextGaussian() * 1.5 - 1;
            logits[i] = 5 + 3 * truth;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth));
        }
        Calibration calibration =
                isotonic.fit(Arrays.copyOf(logits, 20_000), Arrays.copyOf(labels, 20_000));
        double[] probabilities = Arrays.stream(logits, 20_000, 40_000)
                .map(calibration::probability)
                .toArray();
        boolean[] rest = Arrays.copyOfRange(labels, 20_000, 40_000);
        double error = BinaryMetrics.expectedCalibrationError(probabilities, rest, 10);
        assertTrue(error < 0.015, () -> "calibration error " + error);
        assertEquals(1 / (1 + Math.exp(1)), calibration.probability(2), 0.03);
    }

    @Test
    void logitsThatSayTheOppositeBecomeFlatButKeepTheirOrder() {
        double[] logits = new double[200];
        boolean[] labels = new boolean[200];
        for (int i = 0; i < 200; i++) {
            logits[i] = i;
            labels[i] = i < 100;
        }
        Calibration calibration = isotonic.fit(logits, labels);
        assertEquals(0.5, calibration.probability(100), 0.06);
        assertTrue(calibration.probability(0) < calibration.probability(199));
    }

    @Test
    void nothingOrNotANumberIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> isotonic.fit(new double[0], new boolean[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> isotonic.fit(new double[] {1, Double.NaN}, new boolean[] {true, false}));
    }
}
