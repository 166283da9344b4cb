/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be taken at their word, gathered in one pass over any number of
 * samples: they are counted in {@value #CELLS} cells of equal width, from which bins of about equal
 * mass are made. Not thread-safe.
 */
public final class Reliability {
    private static final int CELLS = 10_000;

    private final long[] counts = new long[CELLS];
    private final double[] probabilities = new double[CELLS];
    private final double[] outcomes = new double[CELLS];
    private long samples;
    private double squares;

    /**
     * Takes in a sample.
     *
     * @param probability within [0, 1]
     * @param outcome 1 if it happened, 0 if not; in between its true probability, where that is
     *     known
     */
    public void add(double probability, double outcome) {
        int cell = Math.min(CELLS - 1, (int) (probability * CELLS));
        counts[cell]++;
        probabilities[cell] += probability;
        outcomes[cell] += outcome;
        squares += (probability - outcome) * (probability - outcome);
        samples++;
    }

    /** How many samples there were. */
    public long samples() {
        return samples;
    }

    /** The mean squared difference of probability and outcome (Brier 1950); NaN for no samples. */
    public double brier() {
        return squares / samples;
    }

    /**
     * The expected calibration error: the mean over samples of the difference between mean
     * probability and mean outcome in the sample's bin; NaN for no samples.
     *
     * @param bins how many at most
     */
    public double expectedCalibrationError(int bins) {
        double sum = 0;
        for (Bin bin : bins(bins)) {
            sum += bin.samples() * Math.abs(bin.predicted() - bin.observed());
        }
        return sum / samples;
    }

    /**
     * Bins of about equal mass, in rising order of probability.
     *
     * @param most how many at most; there are fewer where many probabilities are alike
     */
    public List<Bin> bins(int most) {
        List<Bin> bins = new ArrayList<>();
        long seen = 0;
        long count = 0;
        double predicted = 0;
        double observed = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            count += counts[cell];
            predicted += probabilities[cell];
            observed += outcomes[cell];
            long quantile = samples == 0 ? 0 : seen * most / samples + 1;
            if (count > 0 && (seen + count) * most >= quantile * samples) {
                bins.add(new Bin(predicted / count, observed / count, count));
                seen += count;
                count = 0;
                predicted = 0;
                observed = 0;
            }
        }
        return bins;
    }

    /**
     * Samples of similar probability.
     *
     * @param predicted their mean probability
     * @param observed their mean outcome
     * @param samples how many
     */
    public record Bin(double predicted, double observed, long samples) {}
}
