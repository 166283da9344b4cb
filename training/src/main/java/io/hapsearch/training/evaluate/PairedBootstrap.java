/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How sure a difference between two rankers is: resamples requests with replacement, both rankers
 * together (Efron and Tibshirani 1993, percentile interval). Deterministic by seed, thread-safe.
 *
 * @param resamples how many, at least 100
 * @param confidence the mass of the interval, for instance 0.95
 * @param seed decides the resamples
 */
public record PairedBootstrap(int resamples, double confidence, long seed) {

    /** Checks ranges. */
    public PairedBootstrap {
        if (resamples < 100 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "[resamples] must be at least 100 and [confidence] within (0, 1)");
        }
    }

    /**
     * Compares.
     *
     * @param a the metric of one ranker by request
     * @param b the metric of the other, in the same order of requests
     * @throws IllegalArgumentException if they are not of one length, or empty
     */
    public Interval difference(double[] a, double[] b) {
        int n = a.length;
        if (n == 0 || b.length != n) {
            throw new IllegalArgumentException(
                    "needs one value per request and ranker, got " + n + " and " + b.length);
        }
        double[] differences = new double[n];
        Arrays.setAll(differences, i -> a[i] - b[i]);
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += differences[random.nextInt(n)];
            }
            means[resample] = sum / n;
        }
        Arrays.sort(means);
        double tail = (1 - confidence) / 2;
        double mean = Arrays.stream(differences).average().orElseThrow();
        return new Interval(mean, quantile(means, tail), quantile(means, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[
                (int)
                        Math.min(
                                sorted.length - 1,
                                Math.max(0, Math.round(share * (sorted.length - 1))))];
    }

    /**
     * A difference of means.
     *
     * @param difference the mean of a minus the mean of b
     * @param low the interval's lower end
     * @param high its upper end
     */
    public record Interval(double difference, double low, double high) {}
}
