/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;

/**
 * Scales every gradient to the mean norm: {@code w_i = mean_j(n_j) / n_i}, with norms smoothed over
 * steps. This is what GradNorm (Chen et al. 2018) aims at with its asymmetry of 0, in closed form.
 * Not thread-safe.
 */
final class GradientNorm implements Harmonizer {
    private static final double DECAY = 0.9;

    private double[] smoothed;

    /** Starts at the first step's norms. */
    GradientNorm(int sources) {
        this.smoothed = new double[sources];
    }

    @Override
    public double[] coefficients(Gram gram, long step) {
        for (int i = 0; i < smoothed.length; i++) {
            smoothed[i] =
                    smoothed[i] == 0
                            ? gram.norm(i)
                            : DECAY * smoothed[i] + (1 - DECAY) * gram.norm(i);
        }
        double mean = Arrays.stream(smoothed).average().orElseThrow();
        double[] coefficients = new double[smoothed.length];
        Arrays.setAll(coefficients, i -> smoothed[i] == 0 ? 1 : mean / smoothed[i]);
        return coefficients;
    }

    @Override
    public double[] state() {
        return smoothed.clone();
    }

    @Override
    public void restore(double[] state) {
        smoothed = state.clone();
    }
}
