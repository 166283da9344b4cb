/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * The hardest hits are those with the best light scores, as in the HAP paper; as many as the budget
 * allows.
 */
public final class TopRouter implements Router {

    @Override
    public Conversation open(LightWindow window) {
        long[] keys = window.memory().keys(window.size());
        int candidates = 0;
        for (int position = 0; position < window.size(); position++) {
            if (!Double.isNaN(window.probability(position))) {
                keys[candidates++] = HardestFirst.key(window.logit(position), position);
            }
        }
        return new HardestFirst(keys, candidates, window.budget());
    }
}
