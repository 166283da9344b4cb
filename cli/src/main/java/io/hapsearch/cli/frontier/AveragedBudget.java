/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import io.hapsearch.rescore.route.Price;

/**
 * A budget on average: as a node does it with {@code plugins.hap.budget.average}, a price is
 * steered from request to request, and no request spends more than twice the average. Requests of
 * which nobody knows how hits resemble each other spend the average. Not thread-safe.
 */
public final class AveragedBudget implements Candidate {
    private static final int MOST = 2;

    private final String policy;
    private final Belief belief;
    private final double share;
    private final Price price = new Price();

    /**
     * @param policy the frontier's name
     * @param belief what the router believes at first
     * @param share the share of a window's hits to route hard on average, within (0, 1]
     */
    public AveragedBudget(String policy, Belief belief, double share) {
        this.policy = policy;
        this.belief = belief;
        this.share = share;
    }

    @Override
    public String policy() {
        return policy;
    }

    @Override
    public double share() {
        return share;
    }

    @Override
    public Replay.Outcome route(Replay replay, KnownRequest request) {
        int average = Candidate.hits(share, request.size());
        boolean learns = request.resemblance() != null || request.hidden() != null;
        Replay.Outcome outcome =
                replay.route(
                        new AdaptiveRouter(belief, price.now()),
                        request,
                        learns ? MOST * average : average);
        price.spent(outcome.hard(), average);
        return outcome;
    }
}
