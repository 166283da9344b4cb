/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * PCGrad (Yu et al. 2020): each gradient is projected onto the normal plane of every other one that
 * it conflicts with, in an order drawn for each step and gradient; the results are summed.
 *
 * @param seed decides the orders
 */
record ConflictProjection(long seed) implements Harmonizer {
    @Override
    public double[] coefficients(Gram gram, long step) {
        int n = gram.size();
        SplittableRandom random = Draws.random(seed, -1, step);
        double[] sum = new double[n];
        for (int i = 0; i < n; i++) {
            double[] projected = new double[n];
            projected[i] = 1;
            for (int j : order(n, random)) {
                double square = gram.products()[j][j];
                double product = along(gram, projected, j);
                if (j != i && product < 0 && square > 0) {
                    projected[j] -= product / square;
                }
            }
            Arrays.setAll(sum, k -> sum[k] + projected[k]);
        }
        return sum;
    }

    private static double along(Gram gram, double[] combination, int j) {
        double sum = 0;
        for (int i = 0; i < combination.length; i++) {
            sum += combination[i] * gram.products()[i][j];
        }
        return sum;
    }

    private static int[] order(int n, SplittableRandom random) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        Draws.shuffle(order, random);
        return order;
    }
}
