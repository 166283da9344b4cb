/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Metrics of one ranked list; means over requests are the caller's. Stateless. */
public final class RankingMetrics {

    private RankingMetrics() {}

    /** How a grade becomes a gain. */
    public enum Gain {
        /** The grade itself, as trec_eval's {@code ndcg_cut}. */
        LINEAR {
            @Override
            double of(double grade) {
                return grade;
            }
        },
        /** {@code 2^grade - 1}, Burges et al. 2005. */
        EXPONENTIAL {
            @Override
            double of(double grade) {
                return Math.pow(2, grade) - 1;
            }
        };

        abstract double of(double grade);
    }

    /**
     * Normalized discounted cumulative gain, Järvelin and Kekäläinen 2002, discount {@code
     * log2(position + 1)}.
     *
     * @param ranked the grades in ranked order, 0 where a document was not judged
     * @param judged the grades of all documents that could have been ranked, from which the ideal
     *     order is made; in any order, not written to
     * @param k how deep
     * @return within [0, 1]; 0 if nothing has a gain
     */
    public static double ndcg(double[] ranked, double[] judged, int k, Gain gain) {
        double[] ideal = judged.clone();
        Arrays.sort(ideal);
        for (int i = 0, j = ideal.length - 1; i < j; i++, j--) {
            double swapped = ideal[i];
            ideal[i] = ideal[j];
            ideal[j] = swapped;
        }
        double best = dcg(ideal, k, gain);
        return best == 0 ? 0 : dcg(ranked, k, gain) / best;
    }

    /** 1 if one of the first k is relevant, otherwise 0. */
    public static double hitRate(List<String> ranked, Set<String> relevant, int k) {
        return found(ranked, relevant, k) > 0 ? 1 : 0;
    }

    /** The share of the relevant documents among the first k; 0 if there are none. */
    public static double recall(List<String> ranked, Set<String> relevant, int k) {
        return relevant.isEmpty() ? 0 : (double) found(ranked, relevant, k) / relevant.size();
    }

    /**
     * One over the position (from 1) of the first relevant document within the first k; 0 if there
     * is none.
     */
    public static double reciprocalRank(List<String> ranked, Set<String> relevant, int k) {
        for (int i = 0; i < Math.min(k, ranked.size()); i++) {
            if (relevant.contains(ranked.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static long found(List<String> ranked, Set<String> relevant, int k) {
        return ranked.stream().limit(k).distinct().filter(relevant::contains).count();
    }

    private static double dcg(double[] grades, int k, Gain gain) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, grades.length); i++) {
            sum += gain.of(grades[i]) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }
}
