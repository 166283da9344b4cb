/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.load;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps expressive models within a share of the node's processors, and within what leaves no
 * searches waiting, by cutting every budget by the same factor. The factor follows from what full
 * budgets would cost, an average over about half a second, and from the queue of searches: as the
 * demand grows beyond the share, or the queue beyond a burst, budgets shrink smoothly, and they
 * grow back as it falls. Thread-safe.
 */
public final class Governor {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final int processors;
    private final DoubleSupplier share;
    private final Congestion congestion;
    private final LongSupplier clock;
    private long intervalStart;
    private long wanted;
    private long granted;
    private long cpuNanos;
    private double nanosPerHit;
    private double demand;
    private double used;
    private double factor = 1;
    private double fraction;
    private long wantedInAll;
    private long grantedInAll;

    /**
     * @param processors how many processors the node may use
     * @param share the share of them that expressive models may take, in [0, 1], 1 for no limit;
     *     asked anew in each interval
     * @param waiting how many searches wait for each search thread now
     * @param clock in nanoseconds
     */
    public Governor(
            int processors, DoubleSupplier share, DoubleSupplier waiting, LongSupplier clock) {
        this.processors = processors;
        this.share = share;
        this.congestion = new Congestion(waiting);
        this.clock = clock;
        this.intervalStart = clock.getAsLong();
    }

    /** What the node grants now of a budget in hits; fractions of hits are saved for the next. */
    public synchronized int grant(int hits) {
        endInterval();
        wanted += hits;
        wantedInAll += hits;
        if (factor == 1) {
            granted += hits;
            grantedInAll += hits;
            return hits;
        }
        double exact = hits * factor + fraction;
        int whole = Math.min(hits, (int) exact);
        fraction = Math.min(1, exact - whole);
        granted += whole;
        grantedInAll += whole;
        return whole;
    }

    /** Takes the processor time that expressive models took for what was granted. */
    public synchronized void used(long nanos) {
        cpuNanos += nanos;
    }

    /** How things stand. */
    public synchronized Report report() {
        endInterval();
        return new Report(
                share.getAsDouble(),
                demand,
                used,
                congestion.waiting(),
                factor,
                wantedInAll,
                grantedInAll);
    }

    private void endInterval() {
        long elapsed = clock.getAsLong() - intervalStart;
        if (elapsed < INTERVAL_NANOS) {
            return;
        }
        double newest = 1 - Math.exp(-elapsed / MEMORY_NANOS);
        if (granted > 0) {
            // requests that began before the interval may end in it: a mean, not a ratio of two
            double measured = (double) cpuNanos / granted;
            nanosPerHit =
                    nanosPerHit == 0 ? measured : nanosPerHit + newest * (measured - nanosPerHit);
        }
        double capacity = (double) elapsed * processors;
        demand += newest * (wanted * nanosPerHit / capacity - demand);
        used += newest * (cpuNanos / capacity - used);
        congestion.look(elapsed / MEMORY_NANOS);
        factor = factor(share.getAsDouble());
        intervalStart += elapsed;
        wanted = 0;
        granted = 0;
        cpuNanos = 0;
    }

    /** A share of 1 is no limit: what searches want of a node that has nothing else left. */
    private double factor(double limit) {
        if (limit >= 1) {
            congestion.relieve();
            return 1;
        }
        return Math.min(demand <= limit ? 1 : limit / demand, congestion.left());
    }

    /**
     * How things stand, as averages over about half a second.
     *
     * @param limit the share of the node's processors that expressive models may take
     * @param demand the share that they would take with full budgets
     * @param used the share that they take
     * @param waiting how many searches wait for each search thread
     * @param granted what is granted of each budget, in [0, 1]
     * @param wantedHits all hits that searches wanted to have scored, since the node started
     * @param grantedHits those that were granted
     */
    public record Report(
            double limit,
            double demand,
            double used,
            double waiting,
            double granted,
            long wantedHits,
            long grantedHits) {}
}
