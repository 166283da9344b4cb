/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.Router;

/**
 * A router with a budget, one point of a frontier.
 *
 * @param policy the frontier's name
 * @param router the router
 * @param share the share of a window's hits to route hard, within (0, 1]; what points are compared
 *     by
 * @param most the share that a single request may reach, not below {@code share}: above it for
 *     routers that leave budget unused where it is worth little
 */
public record Candidate(String policy, Router router, double share, double most) {

    /** A router whose requests all have the same budget. */
    public Candidate(String policy, Router router, double share) {
        this(policy, router, share, share);
    }

    /** The budget for a window; at least one hit. */
    public int budget(int size) {
        return (int) Math.max(1, Math.round(Math.min(1, most) * size));
    }
}
