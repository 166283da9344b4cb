/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Ranking;
import java.util.ArrayList;
import java.util.List;

/** How good one variant's orders are, gathered request by request. Not thread-safe. */
final class VariantQuality {

    private final List<Ranking> rankings = new ArrayList<>();
    private double aucSum;
    private int aucs;
    private long hits;
    private long hard;

    /**
     * Takes in one request.
     *
     * @param auc of the request's candidates; NaN if all are relevant or none is
     * @param hitCount how many candidates there were
     * @param hardCount how many of them met the expressive model
     */
    void add(Ranking ranking, double auc, int hitCount, int hardCount) {
        rankings.add(ranking);
        if (!Double.isNaN(auc)) {
            aucSum += auc;
            aucs++;
        }
        hits += hitCount;
        hard += hardCount;
    }

    /** The rankings, one per request. */
    List<Ranking> rankings() {
        return rankings;
    }

    Summary summary() {
        return new Summary(
                Ranking.mean(rankings, Ranking::ndcg),
                Ranking.mean(rankings, Ranking::hitRate),
                Ranking.mean(rankings, Ranking::recall),
                Ranking.mean(rankings, Ranking::reciprocalRank),
                aucs == 0 ? null : aucSum / aucs,
                hits == 0 ? 0 : (double) hard / hits);
    }

    /**
     * The means over requests.
     *
     * @param ndcg NDCG@10 against the true gains, the ideal made of the candidates
     * @param hitRate share of requests with a relevant document among the first 10
     * @param recall share of relevant documents among the first 100
     * @param reciprocalRank one over the position of the first relevant document among the first 10
     * @param auc the chance that a relevant candidate scores above an irrelevant one of its
     *     request; null if no request has both
     * @param expressiveShare share of candidates that met the expressive model
     */
    record Summary(
            @JsonProperty("ndcg@10") double ndcg,
            @JsonProperty("hr@10") double hitRate,
            @JsonProperty("recall@100") double recall,
            @JsonProperty("mrr@10") double reciprocalRank,
            @JsonProperty("auc") Double auc,
            @JsonProperty("expressive_share") double expressiveShare) {}
}
