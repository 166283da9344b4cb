/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.List;

/**
 * The dot products of some gradients, each with each.
 *
 * @param products symmetric
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
record Gram(double[][] products) {
    static Gram of(List<float[]> gradients) {
        int n = gradients.size();
        double[][] products = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = dot(gradients.get(i), gradients.get(j));
                products[j][i] = products[i][j];
            }
        }
        return new Gram(products);
    }

    int size() {
        return products.length;
    }

    double norm(int i) {
        return Math.sqrt(products[i][i]);
    }

    /** Within [-1, 1]; 0 if one of them is zero. */
    double cosine(int i, int j) {
        double norms = norm(i) * norm(j);
        return norms == 0 ? 0 : products[i][j] / norms;
    }

    /** The dot product of two combinations. */
    double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i] * products[i][j] * b[j];
            }
        }
        return sum;
    }

    /** Four sums at once, since each addition waits for the one before it. */
    static double dot(float[] a, float[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += (double) a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
