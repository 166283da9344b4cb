/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.rescore.route.LightWindow;
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
    private static final int MICRO_BATCH = 64;

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
        int size = scores.size();
        LightWindow window =
                new LightWindow(
                        size,
                        scores.lightLogits(),
                        scores.light(),
                        scores.hidden(),
                        scores.hiddenWidth(),
                        new long[size],
                        Ranking.PAGE,
                        Math.min(budget, size));
        Router.Conversation conversation = router.open(window);
        double[] probabilities = scores.light().clone();
        int[] batch = new int[MICRO_BATCH];
        double[] logits = new double[MICRO_BATCH];
        double[] seen = new double[MICRO_BATCH];
        int hard = 0;
        while (hard < window.budget()) {
            int named = conversation.next(batch, Math.min(MICRO_BATCH, window.budget() - hard));
            if (named == 0) {
                break;
            }
            for (int i = 0; i < named; i++) {
                logits[i] = scores.expressiveLogits()[batch[i]];
                seen[i] = scores.expressive()[batch[i]];
                probabilities[batch[i]] = seen[i];
            }
            conversation.seen(logits, seen, named);
            hard += named;
        }
        return new Outcome(probabilities, hard);
    }
}
