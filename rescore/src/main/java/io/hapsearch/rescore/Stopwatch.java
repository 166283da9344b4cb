/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.function.LongSupplier;

/**
 * Adds up how long the stages of one rescore take: what passed since the last call belongs to the
 * stage that is named. Not thread-safe.
 */
final class Stopwatch {
    private final LongSupplier cpuClock;
    private long last = System.nanoTime();
    private long expressiveCpu;
    private long cpuStart;
    private long extraction;
    private long light;
    private long routing;
    private long expressive;
    private long sort;

    /**
     * @param cpuClock the processor time of the current thread in nanoseconds
     */
    Stopwatch(LongSupplier cpuClock) {
        this.cpuClock = cpuClock;
    }

    /** Announces that the expressive model runs next, up to {@link #expressive}. */
    void beforeExpressive() {
        cpuStart = cpuClock.getAsLong();
    }

    void extraction() {
        extraction += lap();
    }

    void light() {
        light += lap();
    }

    void routing() {
        routing += lap();
    }

    void expressive() {
        expressive += lap();
        expressiveCpu += cpuClock.getAsLong() - cpuStart;
    }

    void sort() {
        sort += lap();
    }

    StageTimes times() {
        return new StageTimes(extraction, light, routing, expressive, expressiveCpu, sort);
    }

    private long lap() {
        long now = System.nanoTime();
        long nanos = now - last;
        last = now;
        return nanos;
    }
}
