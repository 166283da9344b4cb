/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.LightWindow;
import io.hapsearch.rescore.route.Router;
import io.hapsearch.rescore.route.RouterMemory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Routes requests of which everything is known, as a node does: the router names micro-batches and
 * sees the expressive scores of these alone. Not thread-safe.
 */
public final class Replay {
    private static final int PAGE = 10;

    private final int microBatch;
    private final RouterMemory memory = new RouterMemory();

    /**
     * @param microBatch the most hits that meet the expressive model at once
     */
    public Replay(int microBatch) {
        this.microBatch = microBatch;
    }

    /**
     * What came of a request.
     *
     * @param probabilities the probability that counts, by position
     * @param tiers hits of a higher tier come before all of a lower one, by position
     * @param hard how many hits met the expressive model
     * @param microBatches in how many calls
     * @param routingNanos how long the router took
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares outcomes
    public record Outcome(
            double[] probabilities, int[] tiers, int hard, int microBatches, long routingNanos) {

        /** The positions, best first; equal ones as the light model or retrieval has them. */
        public int[] order(float[] light) {
            return IntStream.range(0, probabilities.length)
                    .boxed()
                    .sorted(
                            Comparator.comparingInt((Integer i) -> -tiers[i])
                                    .thenComparingDouble(i -> -probabilities[i])
                                    .thenComparingDouble(i -> -light[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** Routes a request; hits of a failed light model come last. */
    public Outcome route(Router router, KnownRequest request, int budget) {
        int size = request.size();
        int most = Math.min(budget, size);
        // where light scores have no scale of their own, only their order counts
        double[] probabilities = request.oneScale() ? request.light().clone() : new double[size];
        int[] tiers = new int[size];
        Arrays.setAll(
                tiers, i -> Double.isNaN(request.light()[i]) ? -1 : request.oneScale() ? 1 : 0);
        if (most == 0) {
            return new Outcome(probabilities, tiers, 0, 0, 0);
        }
        long begin = System.nanoTime();
        Router.Conversation conversation = router.open(window(request, most));
        long nanos = System.nanoTime() - begin;
        int[] batch = new int[microBatch];
        double[] logits = new double[microBatch];
        double[] seen = new double[microBatch];
        boolean[] named = new boolean[size];
        int hard = 0;
        int microBatches = 0;
        while (hard < most) {
            begin = System.nanoTime();
            int count = conversation.next(batch, Math.min(microBatch, most - hard));
            nanos += System.nanoTime() - begin;
            if (count == 0) {
                break;
            }
            for (int i = 0; i < count; i++) {
                int position = batch[i];
                logits[i] = request.expressiveLogits()[position];
                seen[i] = request.expressive()[position];
                named[position] = true;
                if (!Double.isNaN(seen[i])) {
                    probabilities[position] = seen[i];
                    tiers[position] = 1;
                }
            }
            begin = System.nanoTime();
            conversation.seen(logits, seen, count);
            nanos += System.nanoTime() - begin;
            hard += count;
            microBatches++;
        }
        begin = System.nanoTime();
        for (int position = 0; hard > 0 && position < size; position++) {
            double predicted =
                    named[position] || Double.isNaN(request.light()[position])
                            ? Double.NaN
                            : conversation.predicted(position);
            if (!Double.isNaN(predicted)) {
                probabilities[position] = predicted;
                tiers[position] = 1;
            }
        }
        nanos += System.nanoTime() - begin;
        return new Outcome(probabilities, tiers, hard, microBatches, nanos);
    }

    private LightWindow window(KnownRequest request, int budget) {
        return new LightWindow(
                request.size(),
                request.lightLogits(),
                request.light(),
                request.hidden(),
                request.hiddenWidth(),
                request.resemblance(),
                memory,
                PAGE,
                budget);
    }
}
