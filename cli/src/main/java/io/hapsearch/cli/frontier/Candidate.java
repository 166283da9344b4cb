/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

/** A way to route requests with a budget, one point of a frontier. */
public interface Candidate {

    /** The frontier's name. */
    String policy();

    /**
     * The share of a window's hits to route hard, within (0, 1]; what points are compared by. For
     * each request, or on average over all of them.
     */
    double share();

    /** Routes a request. */
    Replay.Outcome route(Replay replay, KnownRequest request);

    /** A share of a window in hits; at least one. */
    static int hits(double share, int size) {
        return (int) Math.max(1, Math.round(share * size));
    }
}
