/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the feature that ranks best on its own, as a stand-in for the first stage of a cascade
 * where nobody says which feature that is: the highest sum of NDCG@10, larger values first. Not
 * thread-safe.
 */
final class FirstStageChoice {
    private static final int QUERIES = 1_000;
    private static final int K = 10;

    private final long seed;
    private final Map<Integer, Double> quality = new TreeMap<>();
    private int queries;

    FirstStageChoice(long seed) {
        this.seed = seed;
    }

    /** Takes a query into account; a thousand are enough, further ones are passed over. */
    void add(JudgedQuery query) {
        if (queries++ >= QUERIES) {
            return;
        }
        Set<Integer> features = new TreeSet<>();
        double[] ideal = new double[query.documents().size()];
        for (int i = 0; i < ideal.length; i++) {
            ideal[i] = query.documents().get(i).label();
            for (int index : query.documents().get(i).indices()) {
                features.add(index);
            }
        }
        for (int feature : features) {
            double[] gains =
                    query.by(feature, seed).stream().mapToDouble(JudgedDocument::label).toArray();
            double ndcg = RankingMetrics.ndcg(gains, ideal, K, Gain.LINEAR);
            quality.merge(feature, Double.isNaN(ndcg) ? 0 : ndcg, Double::sum);
        }
    }

    /** The feature; of equally good ones the first. */
    int best() {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, Double> feature : quality.entrySet()) {
            if (feature.getValue() > highest) {
                best = feature.getKey();
                highest = feature.getValue();
            }
        }
        return best;
    }
}
