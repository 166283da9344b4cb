/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;

/**
 * Mixing ratios that follow measured conflict: a source whose gradient points against those of the
 * others gets more of a step's groups, so that what is contested is estimated from more samples.
 * With the smoothed mean cosine {@code c} of a source to the others its factor is {@code 1 - c},
 * kept within [{@value #LEAST}, {@value #MOST}]. Not thread-safe.
 */
final class ConflictShares {
    private static final double DECAY = 0.95;
    private static final double LEAST = 0.5;
    private static final double MOST = 2;

    private double[] cosines;

    /** Starts without conflict: all factors are 1. */
    ConflictShares(int sources) {
        this.cosines = new double[sources];
    }

    /** A factor for each source. */
    double[] factors() {
        double[] factors = new double[cosines.length];
        Arrays.setAll(factors, i -> Math.min(MOST, Math.max(LEAST, 1 - cosines[i])));
        return factors;
    }

    /** Takes in the gradients of a step, one for each source. */
    void measured(Gram gram) {
        int n = gram.size();
        for (int i = 0; i < n && n > 1; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += j == i ? 0 : gram.cosine(i, j);
            }
            cosines[i] = DECAY * cosines[i] + (1 - DECAY) * sum / (n - 1);
        }
    }

    double[] state() {
        return cosines.clone();
    }

    void restore(double[] state) {
        cosines = state.clone();
    }
}
