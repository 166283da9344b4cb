/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.experiment.Candidates.Judged;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import io.hapsearch.training.feed.Descending;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a study measures of each request; NaN where a request has nothing to say. */
enum RequestMetric {
    /**
     * NDCG@10 of all documents that were shown, those alone (condensed lists, Sakai 2007). Not for
     * truths that know all gains.
     */
    NDCG_IMPRESSIONS("ndcg@10_impressions") {
        @Override
        double of(double[] scores, Judged request) {
            if (request.judged() == null) {
                return Double.NaN;
            }
            int[] shown =
                    IntStream.range(0, scores.length).filter(i -> request.judged()[i]).toArray();
            return ndcg(Descending.order(scores, shown), request);
        }
    },
    /** The share of the relevant documents among the first 100 of the window. */
    RECALL_WINDOW("recall@100_window") {
        @Override
        double of(double[] scores, Judged request) {
            if (request.window() == 0 || request.relevantCount() == 0) {
                return Double.NaN;
            }
            int[] order = window(scores, request);
            int found = 0;
            for (int i = 0; i < Math.min(DEEP, order.length); i++) {
                found += request.relevant()[order[i]] ? 1 : 0;
            }
            return (double) found / request.relevantCount();
        }
    },
    /** NDCG@10 of the window; where the truth knows only what was shown, all else counts as 0. */
    NDCG_WINDOW("ndcg@10_window") {
        @Override
        double of(double[] scores, Judged request) {
            return request.window() == 0 ? Double.NaN : ndcg(window(scores, request), request);
        }
    },
    /**
     * The chance that a relevant document scores above an irrelevant one: among those shown, or
     * else within the window.
     */
    AUC("auc") {
        @Override
        double of(double[] scores, Judged request) {
            int[] known =
                    IntStream.range(0, scores.length)
                            .filter(
                                    i ->
                                            request.judged() == null
                                                    ? i < request.window()
                                                    : request.judged()[i])
                            .toArray();
            double[] some = Arrays.stream(known).mapToDouble(i -> scores[i]).toArray();
            boolean[] labels = new boolean[known.length];
            for (int i = 0; i < known.length; i++) {
                labels[i] = request.relevant()[known[i]];
            }
            return BinaryMetrics.auc(some, labels);
        }
    };

    private static final int PAGE = 10;
    private static final int DEEP = 100;

    private final String key;

    RequestMetric(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** Measures the order that scores, one for each candidate, give. */
    abstract double of(double[] scores, Judged request);

    private static int[] window(double[] scores, Judged request) {
        return Descending.order(scores, IntStream.range(0, request.window()).toArray());
    }

    private static double ndcg(int[] order, Judged request) {
        double[] gains = Arrays.stream(order).mapToDouble(i -> request.gains()[i]).toArray();
        return RankingMetrics.ndcg(gains, gains, PAGE, Gain.LINEAR);
    }
}
