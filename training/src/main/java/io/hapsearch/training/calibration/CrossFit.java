/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.calibration;

import io.hapsearch.models.calibration.Calibration;

/**
 * Calibrated probabilities of samples that calibration itself is measured on: every other sample is
 * calibrated by the rest, and the rest by those, so that no sample's own label has a say.
 * Stateless.
 */
public final class CrossFit {
    private static final int FOLDS = 2;

    private CrossFit() {}

    /**
     * Calibrates.
     *
     * @param logits at least two
     * @param labels one for each logit
     * @return one probability for each logit, in the same order
     */
    public static double[] probabilities(
            IsotonicCalibration isotonic, double[] logits, boolean[] labels) {
        double[] probabilities = new double[logits.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            Calibration other = fit(isotonic, logits, labels, 1 - fold);
            for (int i = fold; i < logits.length; i += FOLDS) {
                probabilities[i] = other.probability(logits[i]);
            }
        }
        return probabilities;
    }

    private static Calibration fit(
            IsotonicCalibration isotonic, double[] logits, boolean[] labels, int fold) {
        int count = (logits.length + FOLDS - 1 - fold) / FOLDS;
        double[] some = new double[count];
        boolean[] someLabels = new boolean[count];
        for (int i = 0; i < count; i++) {
            some[i] = logits[FOLDS * i + fold];
            someLabels[i] = labels[FOLDS * i + fold];
        }
        return isotonic.fit(some, someLabels);
    }
}
