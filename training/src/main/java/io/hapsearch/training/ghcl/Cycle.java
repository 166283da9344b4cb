/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;

/**
 * Goes through 0 to n - 1 in random order, again and again, each time in another order; where it
 * stands is told by how many it has given. Not thread-safe.
 */
final class Cycle {
    private final int[] order;
    private final long seed;
    private final long stream;
    private long shuffled = -1;
    private long given;

    /**
     * @param n how many there are, at least 1 if anything is asked for
     * @param seed decides the orders
     * @param stream tells cycles of one seed apart
     */
    Cycle(int n, long seed, long stream) {
        this.order = new int[n];
        this.seed = seed;
        this.stream = stream;
    }

    int next() {
        long round = given / order.length;
        if (round != shuffled) {
            Arrays.setAll(order, i -> i);
            Draws.shuffle(order, Draws.random(seed, stream, round));
            shuffled = round;
        }
        return order[(int) (given++ % order.length)];
    }

    /** How many it has given. */
    long given() {
        return given;
    }

    /** Goes on after so many. */
    void skipTo(long count) {
        given = count;
    }
}
