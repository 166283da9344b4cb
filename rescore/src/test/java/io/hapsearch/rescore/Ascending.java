/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.rescore.route.Router;

/** Names the hits of a window in retrieval order. */
class Ascending implements Router.Conversation {
    private final int size;
    private int next;

    Ascending(int size) {
        this.size = size;
    }

    @Override
    public int next(int[] batch, int limit) {
        int count = 0;
        while (count < limit && next < size) {
            batch[count++] = next++;
        }
        return count;
    }

    @Override
    public void seen(double[] logits, double[] probabilities, int count) {}
}
