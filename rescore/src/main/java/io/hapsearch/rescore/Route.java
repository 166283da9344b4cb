/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/** Where a hit of the window got its score. */
public enum Route {
    /** The light score is final. */
    EASY,
    /** The expressive model scored it. */
    HARD,
    /**
     * It did not meet the expressive model; the router told from the hits that did what that would
     * have said.
     */
    PREDICTED,
    /**
     * It was to be routed hard, but deadline, cancellation or failure came first: the light score
     * stays.
     */
    CUT,
    /** No model scored it: it keeps its retrieval order below the scored hits. */
    UNSCORED
}
