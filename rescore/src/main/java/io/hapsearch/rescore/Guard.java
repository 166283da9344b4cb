/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** Watches over one rescore's deadline and cancellation. Thread-safe. */
final class Guard {
    private final long start = System.nanoTime();
    private final long deadlineNanos;
    private final Interruption interruption;

    Guard(long deadlineNanos, Interruption interruption) {
        this.deadlineNanos = deadlineNanos;
        this.interruption = interruption;
    }

    /** Why to stop now; {@link Degradation#NONE} to go on. */
    Degradation check() {
        if (interruption.isCancelled()) {
            return Degradation.CANCELLED;
        }
        boolean late =
                deadlineNanos != Long.MAX_VALUE && System.nanoTime() - start >= deadlineNanos;
        return late ? Degradation.DEADLINE : Degradation.NONE;
    }

    /** Whether nobody waits for the result any more; other threads may ask too. */
    boolean isOver() {
        return check() != Degradation.NONE;
    }

    /** The time left in nanoseconds; {@link Long#MAX_VALUE} if there is no deadline. */
    long nanosLeft() {
        return deadlineNanos == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : deadlineNanos - (System.nanoTime() - start);
    }
}
