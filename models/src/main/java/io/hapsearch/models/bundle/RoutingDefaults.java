/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

/**
 * What a bundle proposes for requests and clusters that say nothing. Any part may be null.
 *
 * @param policy the name of the routing policy
 * @param budget how many hits of a request may be routed hard
 * @param average how many hits a request may have routed hard on average over requests; 0 for no
 *     average
 * @param thresholds below which and above which a hit is easy
 * @param deadlineMillis how long rescoring may take on a shard
 */
public record RoutingDefaults(
        String policy,
        Integer budget,
        Integer average,
        Thresholds thresholds,
        Long deadlineMillis) {

    /** Nothing proposed. */
    public static final RoutingDefaults NONE = new RoutingDefaults(null, null, null, null, null);

    /** Checks what is there. */
    public RoutingDefaults {
        if (budget != null && budget < 0) {
            throw new IllegalArgumentException("[budget] must not be negative");
        }
        if (average != null && average < 0) {
            throw new IllegalArgumentException("[average] must not be negative");
        }
        if (deadlineMillis != null && deadlineMillis < 1) {
            throw new IllegalArgumentException("[deadline_millis] must be positive");
        }
    }

    /**
     * Calibrated light probabilities at and beyond which a hit is surely negative or surely
     * positive.
     */
    public record Thresholds(Double easyNegative, Double easyPositive) {
        /** Checks range and order. */
        public Thresholds {
            if (easyNegative == null || easyPositive == null) {
                throw new IllegalArgumentException(
                        "[easy_negative] and [easy_positive] go together");
            }
            if (!(easyNegative >= 0 && easyPositive <= 1 && easyNegative <= easyPositive)) {
                throw new IllegalArgumentException(
                        "[easy_negative] and [easy_positive] must be within [0, 1] and not crossed");
            }
        }
    }
}
