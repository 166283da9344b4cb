/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HarmonizerTest {
    private static final List<Source> TWO = List.of(Source.EXPOSED, Source.GLOBAL);

    @Test
    void noneIsTheSum() {
        assertArrayEquals(
                new float[] {1, 3},
                combined(Harmonization.NONE, new float[] {2, 1}, new float[] {-1, 2}),
                1e-6f);
    }

    @Test
    void fixedWeightsAreThoseOfTheOptions() {
        assertArrayEquals(
                new float[] {1.5f, 2},
                combined(Harmonization.FIXED_WEIGHTS, new float[] {2, 1}, new float[] {-1, 2}),
                1e-6f);
    }

    @Test
    void gradientNormMakesAllAsLongAsTheirMean() {
        // norms 5 and 1, mean 3: the first is scaled by 3/5, the second by 3
        assertArrayEquals(
                new float[] {1.8f + 3, 2.4f},
                combined(Harmonization.GRADIENT_NORM, new float[] {3, 4}, new float[] {1, 0}),
                1e-5f);
    }

    @Test
    void gradientNormSmoothsOverSteps() {
        GradientNorm harmonizer = new GradientNorm(2);
        harmonizer.coefficients(Gram.of(List.of(new float[] {2}, new float[] {2})), 0);
        double[] coefficients =
                harmonizer.coefficients(Gram.of(List.of(new float[] {12}, new float[] {2})), 1);
        // 0.9 * 2 + 0.1 * 12 = 3 and 2, mean 2.5
        assertArrayEquals(new double[] {2.5 / 3, 2.5 / 2}, coefficients, 1e-9);
        GradientNorm restored = new GradientNorm(2);
        restored.restore(harmonizer.state());
        assertArrayEquals(harmonizer.state(), restored.state());
    }

    @Test
    void conflictProjectionTakesOutWhatPointsAgainstTheOther() {
        // g1 = (1, 0), g2 = (-1, 1): g1' = g1 + g2/2 = (0.5, 0.5), g2' = g2 + g1 = (0, 1)
        assertArrayEquals(
                new float[] {0.5f, 1.5f},
                combined(
                        Harmonization.CONFLICT_PROJECTION, new float[] {1, 0}, new float[] {-1, 1}),
                1e-6f);
    }

    @Test
    void conflictProjectionLeavesAgreeingGradientsAlone() {
        assertArrayEquals(
                new float[] {3, 1},
                combined(Harmonization.CONFLICT_PROJECTION, new float[] {1, 0}, new float[] {2, 1}),
                1e-6f);
    }

    @Test
    void conflictProjectionOfManyIsThatOfTheVectorsThemselves() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            List<float[]> gradients = randomGradients(random);
            double[] coefficients =
                    new ConflictProjection(trial).coefficients(Gram.of(gradients), 7);
            double[] expected = projectedVectors(gradients, trial, 7);
            for (int at = 0; at < expected.length; at++) {
                double actual = 0;
                for (int i = 0; i < coefficients.length; i++) {
                    actual += coefficients[i] * gradients.get(i)[at];
                }
                assertEquals(expected[at], actual, 1e-4);
            }
        }
    }

    @Test
    void conflictAverseIsTheSumWhereAllAgree() {
        // equal gradients: g0 = g, the ball adds half of it
        assertArrayEquals(
                new float[] {3, 3},
                combined(Harmonization.CONFLICT_AVERSE, new float[] {1, 1}, new float[] {1, 1}),
                1e-5f);
    }

    @Test
    void conflictAverseHelpsTheWorstServedMoreThanAnyOtherPointOfTheBall() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 20; trial++) {
            List<float[]> gradients = randomGradients(random);
            int n = gradients.size();
            float[] found = new float[gradients.getFirst().length];
            double[] coefficients = new ConflictAverse().coefficients(Gram.of(gradients), 0);
            float[] mean = new float[found.length];
            for (int i = 0; i < n; i++) {
                for (int at = 0; at < found.length; at++) {
                    found[at] += (float) (coefficients[i] / n * gradients.get(i)[at]);
                    mean[at] += gradients.get(i)[at] / n;
                }
            }
            double best = worst(gradients, found);
            double radius = 0.5 * Math.sqrt(Gram.dot(mean, mean));
            for (int other = 0; other < 2_000; other++) {
                float[] point = new float[found.length];
                double norm = 0;
                for (int at = 0; at < point.length; at++) {
                    point[at] = (float) random.nextGaussian();
                    norm += point[at] * point[at];
                }
                for (int at = 0; at < point.length; at++) {
                    point[at] = (float) (mean[at] + radius * point[at] / Math.sqrt(norm));
                }
                double served = worst(gradients, point);
                assertTrue(served <= best + 0.02, () -> served + " is above " + best);
            }
        }
    }

    @Test
    void aCosineOfNothingIsZero() {
        Gram gram = Gram.of(List.of(new float[] {0, 0}, new float[] {1, 0}));
        assertEquals(0, gram.cosine(0, 1));
        assertEquals(1, gram.norm(1), 1e-9);
        for (Harmonization harmonization : Harmonization.values()) {
            for (double coefficient :
                    harmonization.open(TWO, SourceOptions.defaults(), 1).coefficients(gram, 0)) {
                assertTrue(Double.isFinite(coefficient), harmonization::key);
            }
        }
    }

    @Test
    void sharesFollowConflict() {
        ConflictShares shares = new ConflictShares(3);
        assertArrayEquals(new double[] {1, 1, 1}, shares.factors());
        for (int step = 0; step < 500; step++) {
            shares.measured(
                    Gram.of(
                            List.of(
                                    new float[] {1, 0},
                                    new float[] {1, 0.1f},
                                    new float[] {-1, 0.1f})));
        }
        double[] factors = shares.factors();
        assertTrue(factors[2] > 1.9, () -> Arrays.toString(factors));
        assertTrue(factors[0] < 1.1 && factors[1] < 1.1, () -> Arrays.toString(factors));
    }

    private static double worst(List<float[]> gradients, float[] direction) {
        return gradients.stream()
                .mapToDouble(gradient -> Gram.dot(gradient, direction))
                .min()
                .orElseThrow();
    }

    private static List<float[]> randomGradients(SplittableRandom random) {
        float[][] gradients = new float[4][5];
        for (float[] gradient : gradients) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) random.nextGaussian();
            }
        }
        return List.of(gradients);
    }

    /** The algorithm as the paper has it, on vectors. */
    private static double[] projectedVectors(List<float[]> gradients, long seed, long step) {
        int n = gradients.size();
        SplittableRandom random = Draws.random(seed, -1, step);
        double[] sum = new double[gradients.getFirst().length];
        for (int i = 0; i < n; i++) {
            float[] projected = gradients.get(i).clone();
            int[] order = new int[n];
            Arrays.setAll(order, j -> j);
            Draws.shuffle(order, random);
            for (int j : order) {
                double product = Gram.dot(projected, gradients.get(j));
                if (j != i && product < 0) {
                    double scale = product / Gram.dot(gradients.get(j), gradients.get(j));
                    for (int at = 0; at < projected.length; at++) {
                        projected[at] -= (float) (scale * gradients.get(j)[at]);
                    }
                }
            }
            for (int at = 0; at < sum.length; at++) {
                sum[at] += projected[at];
            }
        }
        return sum;
    }

    private static float[] combined(Harmonization harmonization, float[] first, float[] second) {
        double[] coefficients =
                harmonization
                        .open(TWO, SourceOptions.defaults(), 1)
                        .coefficients(Gram.of(List.of(first, second)), 0);
        float[] sum = new float[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (coefficients[0] * first[i] + coefficients[1] * second[i]);
        }
        return sum;
    }
}
