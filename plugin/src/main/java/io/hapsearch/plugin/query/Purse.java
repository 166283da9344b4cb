/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

/**
 * What one shard may spend on one request. Hits are taken before a window is rescored and given
 * back where they were not needed. Thread-safe.
 */
final class Purse {
    private int taken;
    private long spentNanos;
    private long bucketNanos;

    /** Takes as many hits as are left of some, and at most as many as wanted. */
    synchronized int take(int available, int wanted) {
        int granted = Math.max(0, Math.min(available - taken, wanted));
        taken += granted;
        return granted;
    }

    /** What is left of a time in nanoseconds; {@link Long#MAX_VALUE} of no limit. */
    synchronized long nanosLeft(long available) {
        return available == Long.MAX_VALUE ? available : Math.max(0, available - spentNanos);
    }

    /** What is left of the deadline that all buckets share, in nanoseconds. */
    synchronized long bucketNanosLeft(long deadlineNanos) {
        return deadlineNanos == Long.MAX_VALUE
                ? deadlineNanos
                : Math.max(0, deadlineNanos - bucketNanos);
    }

    /** Takes the time that a bucket took. */
    synchronized void bucketTook(long nanos) {
        bucketNanos += nanos;
    }

    /** Gives back what was taken and not used. */
    synchronized void settle(int granted, int used, long nanos) {
        taken -= granted - used;
        spentNanos += nanos;
    }
}
