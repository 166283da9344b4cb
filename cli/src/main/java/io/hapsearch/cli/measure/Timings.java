/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

/**
 * How long each variant took for each question, several times over. What is compared is paired: two
 * variants' times for one question in one pass, a few milliseconds apart, so that what disturbs a
 * machine for longer than that disturbs both and cancels out. Not thread-safe.
 */
public final class Timings {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[][] nanos;

    /**
     * @param variants how many
     * @param pairs questions times passes
     */
    Timings(int variants, int pairs) {
        this.nanos = new long[variants][pairs];
    }

    void set(int variant, int pair, long value) {
        nanos[variant][pair] = value;
    }

    /** The times of a variant in milliseconds. */
    public double[] millis(int variant) {
        double[] millis = new double[nanos[variant].length];
        for (int pair = 0; pair < millis.length; pair++) {
            millis[pair] = nanos[variant][pair] / NANOS_PER_MILLI;
        }
        return millis;
    }

    /**
     * The paired differences of a variant and a baseline in milliseconds; negative where the
     * variant was faster.
     */
    public double[] millisOver(int variant, int baseline) {
        double[] millis = new double[nanos[variant].length];
        for (int pair = 0; pair < millis.length; pair++) {
            millis[pair] = (nanos[variant][pair] - nanos[baseline][pair]) / NANOS_PER_MILLI;
        }
        return millis;
    }
}
