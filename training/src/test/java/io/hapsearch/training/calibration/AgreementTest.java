/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void comparesMeansErrorsAndBins() {
        double[] light = {0.25, 0.25, 0.75, 0.75};
        double[] expressive = {0.25, 0.35, 0.75, 0.85};
        boolean[] labels = {false, false, true, true};
        Agreement agreement = Agreement.of(light, expressive, labels);
        assertEquals(4, agreement.samples());
        assertEquals(0.5, agreement.rate());
        assertEquals(0.5, agreement.light(), 1e-12);
        assertEquals(0.55, agreement.expressive(), 1e-12);
        assertEquals(0.05, agreement.meanAbsoluteDifference(), 1e-12);
        assertEquals(4, agreement.bins().size());
        assertEquals(0.85, agreement.bins().getLast().expressive(), 1e-12);
    }

    @Test
    void modelsOfDifferentScaleAgreeOnceBothAreCalibrated() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 20_000;
        double[] wide = new double[n];
        double[] shifted = new double[n];
        boolean[] labels = new boolean[n];
        for (int i = 0; i < n; i++) {
            double logit = random.nextGaussian() - 1;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            wide[i] = 5 * logit;
            shifted[i] = logit + 3;
        }
        IsotonicCalibration isotonic = new IsotonicCalibration();
        Agreement agreement =
                Agreement.of(
                        CrossFit.probabilities(isotonic, wide, labels),
                        CrossFit.probabilities(isotonic, shifted, labels),
                        labels);
        assertTrue(agreement.lightError() < 0.02, agreement::toString);
        assertTrue(agreement.expressiveError() < 0.02, agreement::toString);
        assertEquals(agreement.light(), agreement.expressive(), 1e-3);
        assertTrue(agreement.meanAbsoluteDifference() < 1e-6, agreement::toString);
    }

    @Test
    void arraysOfDifferentLengthsAreAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Agreement.of(new double[1], new double[2], new boolean[2]));
    }
}
