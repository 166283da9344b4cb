/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.Arrays;

/** Metrics of scores and probabilities against binary labels. Stateless. */
public final class BinaryMetrics {

    private BinaryMetrics() {}

    /**
     * The area under the ROC curve: the chance that a positive scores above a negative, ties
     * counting half (the Mann-Whitney statistic).
     *
     * @return NaN if one of the classes is empty
     */
    public static double auc(double[] scores, boolean[] labels) {
        return auc(scores, labels, order(scores));
    }

    /** As above, with the positions in the order of scores, whichever way. */
    static double auc(double[] scores, boolean[] labels, int[] order) {
        int n = order.length;
        boolean rising = n == 0 || scores[order[0]] <= scores[order[n - 1]];
        long positives = 0;
        double rankSum = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            int tied = 0;
            while (to < n && scores[order[to]] == scores[order[from]]) {
                tied += labels[order[to]] ? 1 : 0;
                to++;
            }
            rankSum += tied * (from + 1 + to) / 2.0;
            positives += tied;
            from = to;
        }
        long negatives = n - positives;
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        double area =
                (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
        return rising ? area : 1 - area;
    }

    /** The mean squared difference of probability and label (Brier 1950); NaN for no samples. */
    public static double brier(double[] probabilities, boolean[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double difference = probabilities[i] - (labels[i] ? 1 : 0);
            sum += difference * difference;
        }
        return sum / labels.length;
    }

    /**
     * The expected calibration error: the mean over samples of the difference between mean
     * probability and share of positives in the sample's bin.
     *
     * @param bins how many, of equal mass in the order of probabilities
     */
    public static double expectedCalibrationError(
            double[] probabilities, boolean[] labels, int bins) {
        int n = labels.length;
        int[] order = order(probabilities);
        double sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) n * bin / bins);
            int to = (int) ((long) n * (bin + 1) / bins);
            double difference = 0;
            for (int i = from; i < to; i++) {
                difference += probabilities[order[i]] - (labels[order[i]] ? 1 : 0);
            }
            sum += Math.abs(difference);
        }
        return sum / n;
    }

    /** Positions in ascending order of value; equal values keep their order. */
    static int[] order(double[] values) {
        Integer[] boxed = new Integer[values.length];
        Arrays.setAll(boxed, i -> i);
        Arrays.sort(boxed, (a, b) -> Double.compare(values[a], values[b]));
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }
}
