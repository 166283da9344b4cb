/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * Hits between both thresholds are hard, the best light scores first; as many as the budget allows.
 */
public final class BandRouter implements Router {
    private final Thresholds thresholds;

    /**
     * @param thresholds the band's limits
     */
    public BandRouter(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    @Override
    public Conversation open(LightWindow window) {
        long[] keys = window.memory().keys(window.size());
        int candidates = 0;
        for (int position = 0; position < window.size(); position++) {
            if (thresholds.isHard(window.probability(position))) {
                keys[candidates++] = HardestFirst.key(window.logit(position), position);
            }
        }
        return new HardestFirst(keys, candidates, window.budget());
    }
}
