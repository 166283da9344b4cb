/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.route.Thresholds;
import java.util.ArrayList;
import java.util.List;

/**
 * Which points to draw: every policy at every budget.
 *
 * @param shares budgets as shares of the window, ascending
 * @param thresholds for the policies that go by them
 */
public record Policies(List<Double> shares, Thresholds thresholds) {

    /** Adaptive with budgets that hold on average over requests. */
    public static final String AVERAGED = "adaptive_averaged";

    /** The budgets to look at unless others are asked for. */
    public static final List<Double> SHARES = List.of(0.05, 0.1, 0.2, 0.3, 0.5);

    /** Checks the budgets. */
    public Policies {
        shares = List.copyOf(shares);
        for (int i = 0; i < shares.size(); i++) {
            double share = shares.get(i);
            if (!(share > 0 && share <= 1) || i > 0 && share <= shares.get(i - 1)) {
                throw new IllegalArgumentException(
                        "budgets must be ascending shares within (0, 1], not " + shares);
            }
        }
    }

    /**
     * The points of every policy, new ones each time, since some learn from one request to the
     * next.
     *
     * @param calibrated whether light scores are probabilities; otherwise thresholds mean nothing
     */
    public List<Candidate> candidates(boolean calibrated) {
        Belief belief = calibrated ? Belief.DEFAULT : Belief.TEXTS;
        List<Candidate> candidates = new ArrayList<>();
        for (Policy policy : Policy.values()) {
            if (calibrated || policy != Policy.BAND) {
                for (double share : shares) {
                    candidates.add(
                            new FixedBudget(policy.toString(), router(policy, belief), share));
                }
            }
        }
        for (double share : shares) {
            candidates.add(new AveragedBudget(AVERAGED, belief, share));
        }
        return candidates;
    }

    private Router router(Policy policy, Belief belief) {
        return policy == Policy.ADAPTIVE
                ? new AdaptiveRouter(belief, AdaptiveRouter.STOP)
                : policy.router(thresholds);
    }
}
