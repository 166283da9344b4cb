package io.hapsearch.models.calibration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * A strictly increasing, piecewise-linear map from logit to probability. Outside its knots it goes on exponentially
 * towards 0 and 1 with the slope of the outermost segment, so that the order of logits is kept everywhere as far as
 * double precision goes. Immutable, thread-safe, allocates nothing.
 */
public final class Calibration {
    private static final int MAX_KNOTS = 4_096;

    private final double[] logits;
    private final double[] probabilities;
    private final double lowerRate;
    private final double upperRate;

    /**
     * @param logits the knots, strictly increasing and finite, at least two
     * @param probabilities their probabilities, strictly increasing within (0, 1)
     * @throws IllegalArgumentException if they are not
     */
    @JsonCreator
    public Calibration(
            @JsonProperty(value = "logits", required = true) double[] logits,
            @JsonProperty(value = "probabilities", required = true) double[] probabilities) {
        int n = logits.length;
        if (n < 2 || n > MAX_KNOTS || probabilities.length != n) {
            throw new IllegalArgumentException("[calibration] needs as many [logits] as [probabilities], between 2 and "
                    + MAX_KNOTS);
        }
        for (int i = 0; i < n; i++) {
            boolean increasing = i == 0 || logits[i] > logits[i - 1] && probabilities[i] > probabilities[i - 1];
            if (!increasing || !Double.isFinite(logits[i]) || !(probabilities[i] > 0 && probabilities[i] < 1)) {
                throw new IllegalArgumentException("[calibration] must be strictly increasing, with finite logits and"
                        + " probabilities within (0, 1); knot " + i + " is not");
            }
        }
        this.logits = logits.clone();
        this.probabilities = probabilities.clone();
        this.lowerRate = slope(1) / probabilities[0];
        this.upperRate = slope(n - 1) / (1 - probabilities[n - 1]);
    }

    /** The logistic function, approximated at equidistant knots: what a model that was trained with cross-entropy needs at least. */
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

    /** The probability for a logit; NaN for NaN. */
    public double probability(double logit) {
        int n = logits.length;
        if (logit < logits[0]) {
            return probabilities[0] * Math.exp(lowerRate * (logit - logits[0]));
        }
        if (logit > logits[n - 1]) {
            return 1 - (1 - probabilities[n - 1]) * Math.exp(-upperRate * (logit - logits[n - 1]));
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
        return probabilities[upper - 1] + share * (probabilities[upper] - probabilities[upper - 1]);
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

    private double slope(int upper) {
        return (probabilities[upper] - probabilities[upper - 1]) / (logits[upper] - logits[upper - 1]);
    }
}
