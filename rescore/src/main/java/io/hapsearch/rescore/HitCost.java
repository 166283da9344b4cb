/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/**
 * What a hit costs in the expressive model, in nanoseconds of wall time: a moving average over
 * micro-batches. Thread-safe without locks; an update that another one overtakes is lost, which an
 * average can bear.
 */
final class HitCost {
    /** Weight of the newest measurement. */
    private static final double NEWEST = 0.1;

    /** By how much the average is doubted each time that it forbids to measure anew. */
    private static final double DOUBT = 0.95;

    /** How many hits to try while nothing is known. */
    private static final int FIRST = 8;

    private volatile double nanosPerHit = Double.NaN;

    /** Takes a measurement of a whole call. */
    void measured(int hits, long nanos) {
        double measured = (double) nanos / hits;
        double known = nanosPerHit;
        nanosPerHit = Double.isNaN(known) ? measured : known + NEWEST * (measured - known);
    }

    /** A call was stopped before it was through: a hit costs more than this. */
    void measuredAtLeast(int hits, long nanos) {
        double measured = 2.0 * nanos / hits;
        double known = nanosPerHit;
        nanosPerHit = Double.isNaN(known) ? measured : Math.max(known, measured);
    }

    /** The average so far, NaN if nothing is known. */
    double nanosPerHit() {
        return nanosPerHit;
    }

    /**
     * How many hits a time is likely to suffice for. Each time that this is none, the average is
     * trusted a little less: it may stem from a bad moment, and would never be measured again.
     *
     * @param nanos the time; {@link Long#MAX_VALUE} for as long as it takes
     */
    int hitsWithin(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return Integer.MAX_VALUE;
        }
        double known = nanosPerHit;
        if (Double.isNaN(known)) {
            return FIRST;
        }
        int hits = (int) Math.min(Integer.MAX_VALUE, Math.max(0, nanos) / Math.max(1, known));
        if (hits == 0) {
            nanosPerHit = known * DOUBT;
        }
        return hits;
    }
}
