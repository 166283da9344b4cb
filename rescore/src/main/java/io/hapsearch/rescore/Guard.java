/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** Watches over one rescore's deadline and cancellation. */
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
}
