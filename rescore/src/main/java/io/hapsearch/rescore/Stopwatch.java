/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/**
 * Adds up how long the stages of one rescore take: what passed since the last call belongs to the
 * stage that is named. Not thread-safe.
 */
final class Stopwatch {
    private long last = System.nanoTime();
    private long extraction;
    private long light;
    private long routing;
    private long expressive;
    private long sort;

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
    }

    void sort() {
        sort += lap();
    }

    StageTimes times() {
        return new StageTimes(extraction, light, routing, expressive, sort);
    }

    private long lap() {
        long now = System.nanoTime();
        long nanos = now - last;
        last = now;
        return nanos;
    }
}
