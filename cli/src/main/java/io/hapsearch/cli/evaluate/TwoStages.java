/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.frontier.KnownRequest;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.rescore.route.Router;

/**
 * Replays the routing of a node over scores that are known beforehand: the router names
 * micro-batches and sees the expressive scores of these alone. Immutable, thread-safe.
 *
 * @param router which candidates meet the expressive model
 * @param budget how many of a request at most
 */
record TwoStages(Router router, int budget) {

    /** As many as nodes score in one go, unless their settings say otherwise. */
    static final int MICRO_BATCH = 64;

    /**
     * The outcome.
     *
     * @param probabilities the probability that counts, by position
     * @param hard how many candidates met the expressive model
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares outcomes
    record Outcome(double[] probabilities, int hard) {}

    /** Routes one request's candidates. */
    Outcome route(Scores scores) {
        KnownRequest request =
                new KnownRequest(
                        scores.lightLogits(),
                        scores.light(),
                        scores.expressiveLogits(),
                        scores.expressive(),
                        scores.hidden(),
                        scores.hiddenWidth(),
                        scores.microsPerHit(),
                        null,
                        true,
                        order -> Double.NaN);
        Replay.Outcome outcome = new Replay(MICRO_BATCH).route(router, request, budget);
        return new Outcome(outcome.probabilities(), outcome.hard());
    }
}
