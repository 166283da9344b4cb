/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Seeded;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void isStrictlyIncreasingFarBeyondItsKnots() {
        Seeded.repeat(
                500,
                random -> {
                    Calibration calibration = random(random);
                    double span =
                            calibration.logits()[calibration.logits().length - 1]
                                    - calibration.logits()[0];
                    double logit = calibration.logits()[0] - 100 * span;
                    double end = logit + 201 * span;
                    double before = calibration.probability(logit);
                    while (logit < end) {
                        logit += span * (0.01 + random.nextDouble());
                        double probability = calibration.probability(logit);
                        assertTrue(before < probability, "not increasing at " + logit);
                        before = probability;
                    }
                });
    }

    @Test
    void staysWithinZeroAndOne() {
        Seeded.repeat(
                500,
                random -> {
                    Calibration calibration = random(random);
                    double logit = random.nextGaussian() * Math.pow(10, random.nextInt(8));
                    double probability = calibration.probability(logit);
                    assertTrue(
                            probability > 0 && probability < 1, () -> probability + " at " + logit);
                });
    }

    @Test
    void neverFallsEvenBetweenNeighbouringNumbers() {
        Seeded.repeat(
                500,
                random -> {
                    Calibration calibration = random(random);
                    double[] knots = calibration.logits();
                    double logit = knots[random.nextInt(knots.length)];
                    for (int i = 0; i < 20; i++) {
                        logit = Math.nextDown(logit);
                    }
                    for (int i = 0; i < 40; i++) {
                        double next = Math.nextUp(logit);
                        assertTrue(
                                calibration.probability(logit) <= calibration.probability(next),
                                "falls at " + logit);
                        logit = next;
                    }
                });
    }

    @Test
    void meetsItsKnotsAndIsContinuousThere() {
        Seeded.repeat(
                500,
                random -> {
                    Calibration calibration = random(random);
                    double[] logits = calibration.logits();
                    double[] probabilities = calibration.probabilities();
                    for (int i = 0; i < logits.length; i++) {
                        assertEquals(probabilities[i], calibration.probability(logits[i]));
                        assertEquals(
                                probabilities[i],
                                calibration.probability(Math.nextDown(logits[i])),
                                1e-9);
                        assertEquals(
                                probabilities[i],
                                calibration.probability(Math.nextUp(logits[i])),
                                1e-9);
                    }
                });
    }

    @Test
    void isLinearBetweenKnots() {
        Calibration calibration =
                new Calibration(new double[] {-1, 0, 2}, new double[] {0.1, 0.3, 0.9});
        assertEquals(0.2, calibration.probability(-0.5), 1e-12);
        assertEquals(0.6, calibration.probability(1), 1e-12);
    }

    @Test
    void tailsStartWithTheSlopeOfTheOutermostSegment() {
        Calibration calibration = new Calibration(new double[] {0, 1}, new double[] {0.25, 0.75});
        double step = 1e-6;
        assertEquals(0.5, (0.25 - calibration.probability(-step)) / step, 1e-4);
        assertEquals(0.5, (calibration.probability(1 + step) - 0.75) / step, 1e-4);
        assertEquals(0.25 / 3, calibration.probability(-1), 1e-12);
    }

    @Test
    void extremesAreThoseOfTheScale() {
        Calibration calibration = Calibration.logistic();
        assertEquals(0, calibration.probability(Double.NEGATIVE_INFINITY));
        assertEquals(1, calibration.probability(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, calibration.probability(Double.NaN));
    }

    @Test
    void logisticIsCloseToTheLogisticFunction() {
        for (double logit = -8; logit <= 8; logit += 0.01) {
            assertEquals(
                    1 / (1 + Math.exp(-logit)), Calibration.logistic().probability(logit), 2e-4);
        }
    }

    @Test
    void survivesJson() {
        Seeded.repeat(
                50,
                random -> {
                    Calibration calibration = random(random);
                    StrictJson json = new StrictJson();
                    Calibration read =
                            json.read("test.json", json.write(calibration), Calibration.class);
                    assertEquals(calibration, read);
                    assertEquals(calibration.hashCode(), read.hashCode());
                });
    }

    @Test
    void doesNotShareItsArrays() {
        double[] logits = {0, 1};
        double[] probabilities = {0.2, 0.4};
        Calibration calibration = new Calibration(logits, probabilities);
        logits[0] = 100;
        calibration.probabilities()[0] = 0.9;
        assertArrayEquals(new double[] {0, 1}, calibration.logits());
        assertEquals(0.2, calibration.probability(0));
    }

    @Test
    void refusesWhatIsNotStrictlyIncreasing() {
        refuses("between 2 and", new double[] {0}, new double[] {0.5});
        refuses("between 2 and", new double[] {0, 1}, new double[] {0.5});
        refuses("between 2 and", new double[5000], new double[5000]);
        refuses(
                "[logits] must be finite floats and strictly increasing, [1]",
                new double[] {0, 0},
                new double[] {0.1, 0.2});
        refuses("[logits]", new double[] {0, Double.NaN}, new double[] {0.1, 0.2});
        refuses("[logits]", new double[] {0, Double.POSITIVE_INFINITY}, new double[] {0.1, 0.2});
        refuses("[logits]", new double[] {0, 1e39}, new double[] {0.1, 0.2});
        refuses(
                "[probabilities] must be within (0, 1) and strictly increasing, [0]",
                new double[] {0, 1},
                new double[] {0, 0.2});
        refuses("[probabilities]", new double[] {0, 1}, new double[] {0.1, 1});
        refuses("[probabilities]", new double[] {0, 1}, new double[] {0.1, 0.1});
        refuses("[probabilities]", new double[] {0, 1}, new double[] {0.1, Double.NaN});
        refuses("too close", new double[] {0, Double.MIN_VALUE}, new double[] {0.1, 0.2});
        refuses("must not be null", null, new double[] {0.1, 0.2});
    }

    private static void refuses(String message, double[] logits, double[] probabilities) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Calibration(logits, probabilities));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static Calibration random(Random random) {
        int knots = 2 + random.nextInt(30);
        double scale = Math.pow(10, random.nextInt(5) - 2);
        double[] logits = new double[knots];
        double[] probabilities = new double[knots];
        logits[0] = random.nextGaussian() * scale;
        for (int i = 1; i < knots; i++) {
            logits[i] = logits[i - 1] + scale * (0.01 + random.nextDouble());
        }
        double[] steps = random.doubles(knots + 1, 0.001, 1).toArray();
        double sum = Arrays.stream(steps).sum();
        double reached = 0;
        for (int i = 0; i < knots; i++) {
            reached += steps[i];
            probabilities[i] = reached / sum;
        }
        return new Calibration(logits, probabilities);
    }
}
