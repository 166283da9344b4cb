/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;

/**
 * The hits of a window that a router considers, the best light scores first, and which of them it
 * has named. Memory grows and is used again. Not thread-safe.
 */
final class Candidates {
    private int[] positions = new int[0];
    private int[] indices = new int[0];
    private boolean[] named = new boolean[0];
    private int count;

    /** Takes the hits with the best light scores that the light model has not failed on. */
    void take(LightWindow window, int most) {
        int size = window.size();
        long[] keys = window.memory().keys(size);
        int valid = 0;
        for (int position = 0; position < size; position++) {
            if (!Double.isNaN(window.probability(position))) {
                keys[valid++] = HardestFirst.key(window.logit(position), position);
            }
        }
        count = Math.min(valid, most);
        if (count < valid && count > 0) {
            new Selection(keys).smallestFirst(valid, count);
        }
        Arrays.sort(keys, 0, count);
        if (indices.length < size) {
            positions = new int[size];
            indices = new int[size];
            named = new boolean[size];
        }
        Arrays.fill(indices, 0, size, -1);
        for (int i = 0; i < count; i++) {
            positions[i] = (int) keys[i];
            indices[positions[i]] = i;
            named[i] = false;
        }
    }

    int count() {
        return count;
    }

    /** Their positions in the window. */
    int[] positions() {
        return positions;
    }

    /** Which candidate a hit is, -1 if it is none. */
    int index(int position) {
        return indices[position];
    }

    boolean named(int candidate) {
        return named[candidate];
    }

    void name(int candidate) {
        named[candidate] = true;
    }
}
