/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How fast a training goes, and how fast it could go if there were arithmetic alone: every so many
 * steps the forward and backward pass of that step's batches are run once more and timed. By
 * processor time of the calling thread, on which PyTorch computes as well, so that a busy neighbour
 * does not count. Not thread-safe.
 */
final class Throughput {
    private static final int EVERY = 50;
    private static final int WARM = 10;
    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean processorTime = threads.isCurrentThreadCpuTimeSupported();

    private int seen;
    private long nanos;
    private long rows;
    private long arithmeticNanos;
    private long arithmeticRows;

    /** Nanoseconds since some moment; to be asked before and after what is timed. */
    long clock() {
        return processorTime ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Takes in a step; the first ones, which warm up, do not count. */
    void step(long stepNanos, int stepRows) {
        if (seen++ >= WARM) {
            nanos += stepNanos;
            rows += stepRows;
        }
    }

    /** Whether the step just taken should be timed without all that is not arithmetic. */
    boolean due() {
        return seen % EVERY == WARM + 1;
    }

    void arithmetic(long stepNanos, int stepRows) {
        arithmeticNanos += stepNanos;
        arithmeticRows += stepRows;
    }

    /** Rows a second; 0 if too few steps were taken to tell. */
    double rowsPerSecond() {
        return nanos == 0 ? 0 : rows * NANOS / nanos;
    }

    /** Rows a second of forward and backward pass alone; 0 likewise. */
    double arithmeticRowsPerSecond() {
        return arithmeticNanos == 0 ? 0 : arithmeticRows * NANOS / arithmeticNanos;
    }
}
