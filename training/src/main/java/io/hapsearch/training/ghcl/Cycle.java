/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Goes through 0 to n - 1 in random order, again and again, each time in another order. Not
 * thread-safe.
 */
final class Cycle {
    private final int[] order;
    private final SplittableRandom random;
    private int next;

    Cycle(int n, SplittableRandom random) {
        this.order = new int[n];
        this.random = random;
        this.next = n;
        Arrays.setAll(order, i -> i);
    }

    int next() {
        if (next == order.length) {
            shuffle();
            next = 0;
        }
        return order[next++];
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
    }
}
