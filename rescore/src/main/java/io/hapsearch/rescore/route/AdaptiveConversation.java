/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;
import org.apache.lucene.util.NumericUtils;

/** One request of the adaptive policy. */
final class AdaptiveConversation implements Router.Conversation {
    /** How many hits a micro-batch has at least, if the budget allows. */
    private static final int BATCH = 5;

    /** In how many micro-batches the budget is spent at most. */
    private static final int BATCHES = 8;

    private static final int PAGE = 10;

    private final LightWindow window;
    private final Candidates candidates;
    private final Posterior posterior;
    private final int most;
    private final double price;
    private final int page;
    private final int batchSize;
    private final long[] keys;
    private final float[] values;
    private int first;
    private boolean settled;

    /**
     * @param most how many hits the posterior has room for
     * @param price the expected improvement below which a hit is not named
     */
    AdaptiveConversation(
            LightWindow window,
            Candidates candidates,
            Posterior posterior,
            int most,
            double price) {
        this.window = window;
        this.candidates = candidates;
        this.posterior = posterior;
        this.most = most;
        this.price = price;
        this.page = Math.min(window.page() > 0 ? window.page() : PAGE, candidates.count());
        this.batchSize = batchSize(window.budget());
        this.keys = window.memory().keys(candidates.count());
        this.values = window.memory().values(candidates.count());
        Arrays.fill(values, 0, candidates.count(), Float.NaN);
    }

    private static int batchSize(int budget) {
        int batches = Math.clamp(budget / BATCH, 1, BATCHES);
        return Math.ceilDiv(budget, batches);
    }

    @Override
    public int next(int[] batch, int limit) {
        int count = candidates.count();
        double bar = bar();
        int open = 0;
        for (int i = 0; i < count; i++) {
            if (!candidates.named(i)) {
                double improvement =
                        Improvement.expected(posterior.mean(i), posterior.deviation(i), bar);
                if (improvement >= price) {
                    keys[open++] = HardestFirst.key((float) improvement, i);
                }
            }
        }
        int size = Math.min(Math.min(limit, batchSize), open);
        if (size > 0 && size < open) {
            new Selection(keys).smallestFirst(open, size);
        }
        Arrays.sort(keys, 0, size);
        first = posterior.announced();
        for (int i = 0; i < size; i++) {
            int candidate = (int) keys[i];
            candidates.name(candidate);
            batch[i] = candidates.positions()[candidate];
            if (posterior.announced() < most) {
                posterior.announce(candidate);
            }
        }
        return size;
    }

    @Override
    public void seen(double[] logits, double[] probabilities, int count) {
        for (int i = 0; i < count; i++) {
            double logOdds = LogOdds.of(probabilities[i]);
            if (!Double.isNaN(logOdds)) {
                values[(int) keys[i]] = (float) logOdds;
                if (first + i < most) {
                    posterior.observe(first + i, logOdds);
                }
            }
        }
    }

    @Override
    public double predicted(int position) {
        if (posterior.seen() == 0) {
            return Double.NaN;
        }
        int candidate = candidates.index(position);
        if (candidate >= 0) {
            return LogOdds.probability(posterior.mean(candidate));
        }
        if (!settled) {
            posterior.settle();
            settled = true;
        }
        return LogOdds.probability(posterior.meanBeyond(LogOdds.of(window.probability(position))));
    }

    /** The log odds of the last place of the page, as far as is known. */
    private double bar() {
        int count = candidates.count();
        if (count == 0) {
            return Double.NaN;
        }
        for (int i = 0; i < count; i++) {
            float value = Float.isNaN(values[i]) ? posterior.mean(i) : values[i];
            keys[i] = HardestFirst.key(value, i);
        }
        new Selection(keys).select(count, page - 1);
        return NumericUtils.sortableIntToFloat(~(int) (keys[page - 1] >>> Integer.SIZE));
    }
}
