/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** Adds up how long the stages of one rescore take. */
final class Stopwatch {
    private final long[] nanos = new long[Stage.values().length];
    private long last = System.nanoTime();

    /** The stages, in the order of {@link StageTimes}. */
    enum Stage {
        EXTRACTION,
        LIGHT,
        ROUTING,
        EXPRESSIVE,
        SORT
    }

    /** What passed since the last call belongs to a stage. */
    void lap(Stage stage) {
        long now = System.nanoTime();
        nanos[stage.ordinal()] += now - last;
        last = now;
    }

    StageTimes times() {
        return new StageTimes(nanos[0], nanos[1], nanos[2], nanos[3], nanos[4]);
    }
}
