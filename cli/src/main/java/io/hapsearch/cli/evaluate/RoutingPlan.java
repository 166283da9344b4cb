/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;

/**
 * How two stages are replayed: as clusters do unless requests or settings say otherwise.
 *
 * @param policy the policy's name
 * @param twoStages the replay
 */
record RoutingPlan(String policy, TwoStages twoStages) {

    /** The defaults of the cluster settings. */
    private static final RoutingDefaults SETTINGS =
            new RoutingDefaults(
                    "adaptive", 100, null, new RoutingDefaults.Thresholds(0.02, 0.98), null);

    /**
     * The plan of a bundle.
     *
     * @param own what the bundle proposes
     * @param budget how many hits of a request may be routed hard, or null for the bundle's own
     */
    static RoutingPlan of(RoutingDefaults own, Integer budget) {
        String policy = own.policy() == null ? SETTINGS.policy() : own.policy();
        int proposed = own.budget() == null ? SETTINGS.budget() : own.budget();
        return new RoutingPlan(
                policy,
                new TwoStages(
                        Policy.parse(policy).router(thresholds(own)),
                        budget == null ? proposed : budget));
    }

    /** Where hits stop being easy by a bundle, or else by the settings. */
    static Thresholds thresholds(RoutingDefaults own) {
        RoutingDefaults.Thresholds chosen =
                own.thresholds() == null ? SETTINGS.thresholds() : own.thresholds();
        return new Thresholds(chosen.easyNegative(), chosen.easyPositive());
    }
}
