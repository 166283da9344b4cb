/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.calibration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * A strictly increasing, piecewise-linear map from logit to probability. Outside its knots it goes
 * on as a hyperbola towards 0 and 1, starting with the slope of the outermost segment: a tail that
 * decays no faster than the square of the distance keeps logits apart that an exponential one would
 * soon round to the same probability. Immutable, thread-safe, allocates nothing.
 */
public final class Calibration {
    private static final int MAX_KNOTS = 4_096;

    private final double[] logits;
    private final double[] probabilities;
    private final double lowerRate;
    private final double upperRate;

    /**
     * @param logits the knots, strictly increasing and within the range of float, at least two
     * @param probabilities their probabilities, strictly increasing within (0, 1)
     * @throws IllegalArgumentException if they are not
     */
    @JsonCreator
    public Calibration(
            @JsonProperty(value = "logits", required = true) double[] logits,
            @JsonProperty(value = "probabilities", required = true) double[] probabilities) {
        requireKnots(logits, probabilities);
        int n = logits.length;
        this.logits = logits.clone();
        this.probabilities = probabilities.clone();
        this.lowerRate = slope(1) / probabilities[0];
        this.upperRate = slope(n - 1) / (1 - probabilities[n - 1]);
        if (!isPositive(lowerRate) || !isPositive(upperRate)) {
            throw new IllegalArgumentException(
                    "the outermost [logits] are too close to their neighbours");
        }
    }

    /**
     * The logistic function, approximated at equidistant knots: what a model that was trained with
     * cross-entropy needs at least.
     */
    public static Calibration logistic() {
        int n = 129;
        double[] logits = new double[n];
        double[] probabilities = new double[n];
        for (int i = 0; i < n; i++) {
            logits[i] = (i - n / 2) / 8.0;
            probabilities[i] = 1 / (1 + Math.exp(-logits[i]));
        }
        return new Calibration(logits, probabilities);
    }

    /** The probability for a logit, within (0, 1) as far as double precision goes; NaN for NaN. */
    public double probability(double logit) {
        int n = logits.length;
        if (logit < logits[0]) {
            return probabilities[0] / (1 + lowerRate * (logits[0] - logit));
        }
        if (logit > logits[n - 1]) {
            double beyond =
                    1 - (1 - probabilities[n - 1]) / (1 + upperRate * (logit - logits[n - 1]));
            // rounding must not carry it below the knot
            return Math.max(beyond, probabilities[n - 1]);
        }
        if (Double.isNaN(logit)) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(logits, logit);
        if (found >= 0) {
            return probabilities[found];
        }
        int upper = -found - 1;
        double share = (logit - logits[upper - 1]) / (logits[upper] - logits[upper - 1]);
        double within =
                probabilities[upper - 1]
                        + share * (probabilities[upper] - probabilities[upper - 1]);
        // rounding must not carry it above the knot
        return Math.min(within, probabilities[upper]);
    }

    /** The knots. */
    @JsonProperty("logits")
    public double[] logits() {
        return logits.clone();
    }

    /** The probabilities at the knots. */
    @JsonProperty("probabilities")
    public double[] probabilities() {
        return probabilities.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Calibration that
                && Arrays.equals(logits, that.logits)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(logits) + Arrays.hashCode(probabilities);
    }

    private static void requireKnots(double[] logits, double[] probabilities) {
        if (logits == null || probabilities == null) {
            throw new IllegalArgumentException("[logits] and [probabilities] must not be null");
        }
        int n = logits.length;
        if (n < 2 || n > MAX_KNOTS || probabilities.length != n) {
            throw new IllegalArgumentException(
                    "[logits] has "
                            + n
                            + " and [probabilities] "
                            + probabilities.length
                            + " elements, both must have the same number, between 2 and "
                            + MAX_KNOTS);
        }
        for (int i = 0; i < n; i++) {
            boolean isFloat = Math.abs(logits[i]) <= Float.MAX_VALUE;
            if (!isFloat || (i > 0 && logits[i] <= logits[i - 1])) {
                throw new IllegalArgumentException(
                        "[logits] must be finite floats and strictly increasing, ["
                                + i
                                + "] is not");
            }
            boolean inside = probabilities[i] > 0 && probabilities[i] < 1;
            if (!inside || (i > 0 && probabilities[i] <= probabilities[i - 1])) {
                throw new IllegalArgumentException(
                        "[probabilities] must be within (0, 1) and strictly increasing, ["
                                + i
                                + "] is not");
            }
        }
    }

    private static boolean isPositive(double rate) {
        return rate > 0 && rate < Double.POSITIVE_INFINITY;
    }

    private double slope(int upper) {
        return (probabilities[upper] - probabilities[upper - 1])
                / (logits[upper] - logits[upper - 1]);
    }
}
