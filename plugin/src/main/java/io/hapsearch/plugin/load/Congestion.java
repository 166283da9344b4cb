/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.load;

import java.util.function.DoubleSupplier;

/**
 * What is left of budgets while searches wait for a thread: less and less as long as they do, more
 * and more once they don't. It shrinks faster than it grows, so that a node which is at its limit
 * does not swing. Not thread-safe.
 */
final class Congestion {
    /** So little takes no load worth mention off, and the way back is not long. */
    private static final double LEAST = 0.05;

    /** Searches that wait for each thread: more than one round of them is no mere burst. */
    private static final double BEARABLE = 1;

    /** In how many memories budgets shrink to 1 / e. */
    private static final double SHRINKS_IN = 1.5;

    /** In how many memories budgets grow to e times as much. */
    private static final double GROWS_IN = 4;

    private final DoubleSupplier waiting;
    private double mean;
    private double left = 1;

    /**
     * @param waiting how many searches wait for each search thread now
     */
    Congestion(DoubleSupplier waiting) {
        this.waiting = waiting;
    }

    /**
     * Looks how many searches wait.
     *
     * @param memories how long ago the last look was, in units of the time over which is averaged
     */
    void look(double memories) {
        mean += (1 - Math.exp(-memories)) * (waiting.getAsDouble() - mean);
        double rate = mean > BEARABLE ? -Math.min(memories, 1) / SHRINKS_IN : memories / GROWS_IN;
        left = Math.clamp(left * Math.exp(rate), LEAST, 1);
    }

    /** Gives all back at once, for where nothing is to be cut. */
    void relieve() {
        left = 1;
    }

    /** What is left of each budget, in (0, 1]. */
    double left() {
        return left;
    }

    /** How many searches wait for each thread, on average. */
    double waiting() {
        return mean;
    }
}
