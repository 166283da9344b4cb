/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.Router;

/**
 * The same budget for all requests.
 *
 * @param router the router
 */
public record FixedBudget(String policy, Router router, double share) implements Candidate {

    @Override
    public Replay.Outcome route(Replay replay, KnownRequest request) {
        return replay.route(router, request, Candidate.hits(share, request.size()));
    }
}
