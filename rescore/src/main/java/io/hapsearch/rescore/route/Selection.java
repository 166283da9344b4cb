/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import org.apache.lucene.util.IntroSelector;

/** Selection in linear time over keys in place. */
final class Selection extends IntroSelector {
    private final long[] keys;
    private long pivot;

    Selection(long[] keys) {
        this.keys = keys;
    }

    /**
     * Moves the {@code count} smallest of the first {@code size} keys to the front, in no
     * particular order.
     */
    void smallestFirst(int size, int count) {
        select(0, size, count - 1);
    }

    /** Moves the key to {@code index} that would be there if they were sorted. */
    void select(int size, int index) {
        select(0, size, index);
    }

    @Override
    protected void swap(int i, int j) {
        long key = keys[i];
        keys[i] = keys[j];
        keys[j] = key;
    }

    @Override
    protected void setPivot(int i) {
        pivot = keys[i];
    }

    @Override
    protected int comparePivot(int j) {
        return Long.compare(pivot, keys[j]);
    }
}
