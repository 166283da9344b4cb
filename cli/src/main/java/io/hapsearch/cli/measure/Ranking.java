/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import io.hapsearch.training.feed.Truth;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How good one ranked list is.
 *
 * @param ndcg NDCG@10 against the true gains; the ideal list is made of the candidates, since no
 *     rescorer can show what was not retrieved
 * @param hitRate 1 if a relevant document is among the first 10, else 0
 * @param recall the share of the relevant documents among the first 100
 * @param reciprocalRank one over the position of the first relevant document among the first 10, 0
 *     if there is none
 */
public record Ranking(double ndcg, double hitRate, double recall, double reciprocalRank) {

    /** How many hits the user sees. */
    public static final int PAGE = 10;

    private static final int DEEP = 100;

    /**
     * Judges a list. Where the truth knows the gains of some documents only, the others are left
     * out first.
     *
     * @param ranked ids, best first; fewer than 100 make the recall smaller
     * @param candidates the ids of the whole window
     */
    public static Ranking of(List<String> ranked, List<String> candidates, Truth truth) {
        List<String> known = judged(ranked, truth);
        return new Ranking(
                RankingMetrics.ndcg(
                        gains(known, truth),
                        gains(judged(candidates, truth), truth),
                        PAGE,
                        Gain.LINEAR),
                RankingMetrics.hitRate(known, truth.relevant(), PAGE),
                RankingMetrics.recall(known, truth.relevant(), DEEP),
                RankingMetrics.reciprocalRank(known, truth.relevant(), PAGE));
    }

    private static List<String> judged(List<String> ids, Truth truth) {
        return truth.judged()
                .map(judged -> ids.stream().filter(judged::contains).toList())
                .orElse(ids);
    }

    /** One metric of many lists. */
    public static double[] values(List<Ranking> rankings, ToDoubleFunction<Ranking> metric) {
        return rankings.stream().mapToDouble(metric).toArray();
    }

    /** The mean of one metric over lists, at least one. */
    public static double mean(List<Ranking> rankings, ToDoubleFunction<Ranking> metric) {
        return rankings.stream().mapToDouble(metric).average().orElseThrow();
    }

    private static double[] gains(List<String> ids, Truth truth) {
        return ids.stream().mapToDouble(truth::gain).toArray();
    }
}
