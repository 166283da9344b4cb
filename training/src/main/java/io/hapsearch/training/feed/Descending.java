/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.Arrays;

/**
 * Orders positions by score, the highest first, ties by position; sorts primitives, since
 * simulations sort millions.
 */
public final class Descending {

    private Descending() {}

    /**
     * The order.
     *
     * @param scores compared as floats, not NaN; not written to
     * @param positions which of them to order; not written to
     */
    public static int[] order(double[] scores, int[] positions) {
        long[] keys = new long[positions.length];
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToIntBits((float) -scores[positions[i]]);
            int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
            keys[i] = (long) ascending << 32 | positions[i];
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> (int) keys[i]);
        return order;
    }

    /** The order of all positions. */
    public static int[] order(double[] scores) {
        int[] positions = new int[scores.length];
        Arrays.setAll(positions, i -> i);
        return order(scores, positions);
    }
}
