/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.Arrays;

/** Numbers with how often each occurs, for look-ups that allocate nothing. Immutable. */
final class Multiset {
    private final long[] sorted;
    private final int[] times;

    /**
     * @param members in any order, with repetitions
     */
    Multiset(long[] members) {
        long[] all = members.clone();
        Arrays.sort(all);
        this.sorted = Arrays.stream(all).distinct().toArray();
        this.times = new int[sorted.length];
        for (long member : all) {
            times[Arrays.binarySearch(sorted, member)]++;
        }
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** How often a number occurs. */
    int times(long number) {
        int found = Arrays.binarySearch(sorted, number);
        return found < 0 ? 0 : times[found];
    }
}
