/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;
import org.apache.lucene.util.NumericUtils;

/**
 * Names candidates in descending order of their light logits (ties in retrieval order) until the
 * budget is spent, whatever the expressive model says. Since calibration is strictly increasing,
 * this is the order of light probabilities.
 */
final class HardestFirst implements Router.Conversation {
    private final long[] keys;
    private final int count;
    private int named;

    /**
     * @param keys one {@link #key} for each candidate
     * @param candidates how many there are
     * @param budget the most to name
     */
    HardestFirst(long[] keys, int candidates, int budget) {
        this.keys = keys;
        this.count = Math.min(candidates, budget);
        if (count < candidates && count > 0) {
            new Selection(keys).smallestFirst(candidates, count);
        }
        Arrays.sort(keys, 0, count);
    }

    /** Smaller for better logits, then for smaller positions. */
    static long key(float logit, int position) {
        return (long) ~NumericUtils.floatToSortableInt(logit) << Integer.SIZE | position;
    }

    @Override
    public int next(int[] batch, int limit) {
        int size = Math.min(limit, count - named);
        for (int i = 0; i < size; i++) {
            batch[i] = (int) keys[named + i];
        }
        named += size;
        return size;
    }

    @Override
    public void seen(double[] logits, double[] probabilities, int count) {
        // the order was decided by the light model alone
    }
}
