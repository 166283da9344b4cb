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
        double[][] differences = new double[n][1];
        Arrays.setAll(differences, i -> new double[] {a[i] - b[i]});
        return means(differences)[0];
    }

    /**
     * The means of several numbers over requests, all with the same resamples: for instance the
     * differences of many metrics between two rankers.
     *
     * @param requests a row for each request; NaN where a request says nothing about a number,
     *     which then is the mean over the others
     * @return for each number its mean and interval; NaN where no request says anything
     * @throws IllegalArgumentException if there is no request, or rows differ in length
     */
    public Interval[] means(double[][] requests) {
        int n = requests.length;
        if (n == 0) {
            throw new IllegalArgumentException("needs one request at least");
        }
        int width = requests[0].length;
        Sums all = new Sums(width);
        for (double[] request : requests) {
            all.add(request);
        }
        double[][] resampled = new double[width][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        Sums sums = new Sums(width);
        for (int resample = 0; resample < resamples; resample++) {
            sums.clear();
            for (int i = 0; i < n; i++) {
                sums.add(requests[random.nextInt(n)]);
            }
            for (int column = 0; column < width; column++) {
                resampled[column][resample] = sums.mean(column);
            }
        }
        Interval[] intervals = new Interval[width];
        Arrays.setAll(intervals, column -> interval(all.mean(column), resampled[column]));
        return intervals;
    }

    /** Resamples that drew no request which says anything are left out. */
    private Interval interval(double mean, double[] resampled) {
        double[] sorted =
                Arrays.stream(resampled).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double tail = (1 - confidence) / 2;
        return sorted.length == 0
                ? new Interval(mean, Double.NaN, Double.NaN)
                : new Interval(mean, quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[
                (int)
                        Math.min(
                                sorted.length - 1,
                                Math.max(0, Math.round(share * (sorted.length - 1))))];
    }

    /** Sums and counts of columns, NaN left out. */
    private static final class Sums {
        private final double[] sums;
        private final int[] counts;

        Sums(int width) {
            sums = new double[width];
            counts = new int[width];
        }

        void clear() {
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
        }

        void add(double[] row) {
            if (row.length != sums.length) {
                throw new IllegalArgumentException(
                        "rows of " + sums.length + " and of " + row.length + " numbers");
            }
            for (int column = 0; column < row.length; column++) {
                boolean known = !Double.isNaN(row[column]);
                sums[column] += known ? row[column] : 0;
                counts[column] += known ? 1 : 0;
            }
        }

        double mean(int column) {
            return counts[column] == 0 ? Double.NaN : sums[column] / counts[column];
        }
    }

    /**
     * A mean, as a rule of differences.
     *
     * @param difference the mean; of a difference the mean of a minus the mean of b
     * @param low the interval's lower end
     * @param high its upper end
     */
    public record Interval(double difference, double low, double high) {}
}
