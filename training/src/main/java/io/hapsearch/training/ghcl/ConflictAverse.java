/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;

/**
 * CAGrad (Liu et al. 2021): the direction within a ball around the mean gradient that helps the
 * worst-served source most. With mean {@code g0}, ball {@code c |g0|} and weights w on the simplex
 * that minimize {@code g_w g0 + c |g0| |g_w|}, it is {@code g0 + c |g0| / |g_w| g_w}; scaled by the
 * number of gradients, so that it is as long as their sum. The weights are found by exponentiated
 * gradient steps. Stateless.
 */
record ConflictAverse() implements Harmonizer {
    private static final double BALL = 0.5;
    private static final int STEPS = 200;
    private static final double RATE = 2;

    @Override
    public double[] coefficients(Gram gram, long step) {
        int n = gram.size();
        double[] mean = new double[n];
        Arrays.fill(mean, 1.0 / n);
        double ball = BALL * Math.sqrt(Math.max(0, gram.product(mean, mean)));
        double[] weights = weights(gram, mean, ball);
        double norm = Math.sqrt(Math.max(0, gram.product(weights, weights)));
        double[] coefficients = new double[n];
        Arrays.setAll(
                coefficients, i -> n * (mean[i] + (norm == 0 ? 0 : ball / norm * weights[i])));
        return coefficients;
    }

    private static double[] weights(Gram gram, double[] mean, double ball) {
        int n = gram.size();
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, gram.products()[i][i]);
        }
        double[] weights = mean.clone();
        for (int iteration = 0; scale > 0 && iteration < STEPS; iteration++) {
            double norm = Math.sqrt(Math.max(0, gram.product(weights, weights)));
            double sum = 0;
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double slope = 0;
                for (int j = 0; j < n; j++) {
                    slope +=
                            gram.products()[i][j]
                                    * (mean[j] + (norm == 0 ? 0 : ball / norm * weights[j]));
                }
                next[i] = weights[i] * Math.exp(-RATE / Math.sqrt(iteration + 1) * slope / scale);
                sum += next[i];
            }
            for (int i = 0; i < n; i++) {
                weights[i] = next[i] / sum;
            }
        }
        return weights;
    }
}
