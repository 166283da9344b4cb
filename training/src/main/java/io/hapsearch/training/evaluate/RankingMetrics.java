/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.Arrays;
import java.util.HashSet;
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
        return hitRate(flags(ranked, relevant), k);
    }

    /** 1 if one of the first k is relevant, otherwise 0; flags are in ranked order. */
    public static double hitRate(boolean[] relevant, int k) {
        return found(relevant, k) > 0 ? 1 : 0;
    }

    /** The share of the relevant documents among the first k; 0 if there are none. */
    public static double recall(List<String> ranked, Set<String> relevant, int k) {
        return recall(flags(ranked, relevant), relevant.size(), k);
    }

    /**
     * The share of the relevant documents among the first k; 0 if there are none.
     *
     * @param relevant flags in ranked order
     * @param all how many relevant documents there are, ranked or not
     */
    public static double recall(boolean[] relevant, int all, int k) {
        return all == 0 ? 0 : (double) found(relevant, k) / all;
    }

    /**
     * One over the position (from 1) of the first relevant document within the first k; 0 if there
     * is none.
     */
    public static double reciprocalRank(List<String> ranked, Set<String> relevant, int k) {
        return reciprocalRank(flags(ranked, relevant), k);
    }

    /**
     * One over the position (from 1) of the first relevant document within the first k; 0 if there
     * is none.
     *
     * @param relevant flags in ranked order
     */
    public static double reciprocalRank(boolean[] relevant, int k) {
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            if (relevant[i]) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /** Whether each document is relevant; a document that comes again is not. */
    private static boolean[] flags(List<String> ranked, Set<String> relevant) {
        Set<String> open = new HashSet<>(relevant);
        boolean[] flags = new boolean[ranked.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = open.remove(ranked.get(i));
        }
        return flags;
    }

    private static int found(boolean[] relevant, int k) {
        int found = 0;
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            found += relevant[i] ? 1 : 0;
        }
        return found;
    }

    private static double dcg(double[] grades, int k, Gain gain) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, grades.length); i++) {
            sum += gain.of(grades[i]) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }
}
