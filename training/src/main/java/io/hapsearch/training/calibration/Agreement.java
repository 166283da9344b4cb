/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.calibration;

import io.hapsearch.training.evaluate.BinaryMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Whether two calibrated models speak of the same probability, on samples that both have scored.
 *
 * @param samples how many
 * @param rate the share of positives
 * @param light the mean probability by the light model
 * @param expressive the mean probability by the expressive model
 * @param meanAbsoluteDifference the mean of {@code |light - expressive|} over samples
 * @param lightError the light model's expected calibration error on these samples
 * @param expressiveError the expressive model's
 * @param bins samples in bins of equal mass, in the order of the mean of both probabilities
 */
public record Agreement(
        int samples,
        double rate,
        double light,
        double expressive,
        double meanAbsoluteDifference,
        double lightError,
        double expressiveError,
        List<Bin> bins) {
    private static final int BINS = 10;

    /**
     * One bin.
     *
     * @param light the mean probability by the light model
     * @param expressive by the expressive model
     * @param rate the share of positives
     */
    public record Bin(double light, double expressive, double rate) {}

    /** Compares; all arrays are of one length, at least 1. */
    public static Agreement of(double[] light, double[] expressive, boolean[] labels) {
        int n = labels.length;
        if (n == 0 || light.length != n || expressive.length != n) {
            throw new IllegalArgumentException(
                    "needs two probabilities for each label, got "
                            + light.length
                            + " and "
                            + expressive.length
                            + " for "
                            + n);
        }
        double difference = 0;
        for (int i = 0; i < n; i++) {
            difference += Math.abs(light[i] - expressive[i]);
        }
        Bin all = bin(light, expressive, labels, order(light, expressive), 0, n);
        return new Agreement(
                n,
                all.rate(),
                all.light(),
                all.expressive(),
                difference / n,
                BinaryMetrics.expectedCalibrationError(light, labels, BINS),
                BinaryMetrics.expectedCalibrationError(expressive, labels, BINS),
                bins(light, expressive, labels));
    }

    private static List<Bin> bins(double[] light, double[] expressive, boolean[] labels) {
        int n = labels.length;
        int[] order = order(light, expressive);
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) n * bin / BINS);
            int to = (int) ((long) n * (bin + 1) / BINS);
            if (to > from) {
                bins.add(bin(light, expressive, labels, order, from, to));
            }
        }
        return List.copyOf(bins);
    }

    private static Bin bin(
            double[] light, double[] expressive, boolean[] labels, int[] order, int from, int to) {
        double lights = 0;
        double expressives = 0;
        double positives = 0;
        for (int i = from; i < to; i++) {
            lights += light[order[i]];
            expressives += expressive[order[i]];
            positives += labels[order[i]] ? 1 : 0;
        }
        return new Bin(lights / (to - from), expressives / (to - from), positives / (to - from));
    }

    private static int[] order(double[] light, double[] expressive) {
        Integer[] order = new Integer[light.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> light[i] + expressive[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
