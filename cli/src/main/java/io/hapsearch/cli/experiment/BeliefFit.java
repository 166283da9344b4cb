/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.frontier.Candidate;
import io.hapsearch.cli.frontier.FixedBudget;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.KnownRequest;
import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Chooses the adaptive policy's parameters on requests that are set aside for it. Immutable.
 *
 * @param microBatch the most hits that meet the expressive model at once
 * @param sets requests to fit on, a set for each pair of systems; all sets weigh the same
 */
record BeliefFit(int microBatch, List<Collection<KnownRequest>> sets) {
    private static final List<Double> SHIFT = List.of(0.5, 0.7, 1.0);
    private static final List<Double> SLOPE = List.of(0.1, 0.2, 0.5);
    private static final List<Double> OWN = List.of(0.1, 0.25, 0.5);

    /** Copies the sets. */
    BeliefFit {
        sets = List.copyOf(sets);
    }

    /** The parameters of a grid with the best mean NDCG@10 over sets and budgets. */
    Belief belief() {
        Belief best = Belief.TEXTS;
        double most = Double.NEGATIVE_INFINITY;
        for (double slope : SLOPE) {
            for (double shift : SHIFT) {
                for (double own : OWN) {
                    Belief belief =
                            new Belief(
                                    shift,
                                    slope,
                                    own,
                                    Belief.TEXTS.deviation(),
                                    Belief.TEXTS.patience());
                    double quality = quality(belief);
                    if (quality > most) {
                        most = quality;
                        best = belief;
                    }
                }
            }
        }
        return best;
    }

    private double quality(Belief belief) {
        List<Candidate> candidates = new ArrayList<>();
        for (double share : Policies.SHARES) {
            candidates.add(
                    new FixedBudget(
                            "adaptive", new AdaptiveRouter(belief, AdaptiveRouter.STOP), share));
        }
        double sum = 0;
        for (Collection<KnownRequest> set : sets) {
            for (double mean : new FrontierBuilder(new Replay(microBatch), candidates).means(set)) {
                sum += mean;
            }
        }
        return sum;
    }
}
