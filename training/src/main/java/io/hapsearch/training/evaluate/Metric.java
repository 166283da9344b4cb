/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A metric of a request's ranked list.
 *
 * @param kind which one
 * @param cutoff how many of the first candidates it looks at; 0 for AUC, which looks at all
 * @param gain how NDCG values grades
 */
public record Metric(Kind kind, int cutoff, Gain gain) {

    /** The metrics that there are; all of them are within [0, 1]. */
    public enum Kind {
        /** {@link RankingMetrics#ndcg}; the ideal order is made of the candidates. */
        NDCG,
        /** {@link RankingMetrics#hitRate}. */
        HR,
        /** {@link RankingMetrics#recall}. */
        RECALL,
        /** {@link RankingMetrics#reciprocalRank}. */
        MRR,
        /** {@link BinaryMetrics#auc}. */
        AUC
    }

    /** Every metric at every cutoff, by kind; AUC is the last one. */
    public static List<Metric> at(List<Integer> cutoffs, Gain gain) {
        List<Metric> metrics = new ArrayList<>();
        for (Kind kind : List.of(Kind.NDCG, Kind.HR, Kind.RECALL, Kind.MRR)) {
            cutoffs.forEach(cutoff -> metrics.add(new Metric(kind, cutoff, gain)));
        }
        metrics.add(new Metric(Kind.AUC, 0, gain));
        return metrics;
    }

    /** How files and reports call it, such as {@code ndcg@10}. */
    public String key() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.AUC ? name : name + "@" + cutoff;
    }

    /**
     * The metric of a list.
     *
     * @return NaN if the list says nothing: no document is relevant, or for AUC if all candidates
     *     are relevant or none is
     */
    public double of(RankedList list) {
        if (list.judgments().allRelevant() == 0) {
            return Double.NaN;
        }
        return switch (kind) {
            case NDCG -> RankingMetrics.ndcg(list.gains(), list.gains(), cutoff, gain);
            case HR -> RankingMetrics.hitRate(list.relevant(), cutoff);
            case RECALL ->
                    RankingMetrics.recall(list.relevant(), list.judgments().allRelevant(), cutoff);
            case MRR -> RankingMetrics.reciprocalRank(list.relevant(), cutoff);
            case AUC -> list.auc();
        };
    }
}
