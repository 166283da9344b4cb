/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Candidates of a request in the order of their scores. Immutable.
 *
 * @param order positions of candidates, best first
 * @param scores by position of candidate
 * @param judgments by position of candidate
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and never compared
public record RankedList(int[] order, double[] scores, Judgments judgments) {

    /**
     * Ranks; candidates of equal score keep their order.
     *
     * @param scores one per candidate, none of them NaN
     */
    public static RankedList of(double[] scores, Judgments judgments) {
        return of(scores, judgments, IntStream.range(0, scores.length).toArray());
    }

    /**
     * Ranks; candidates of equal score keep an order that is given.
     *
     * @param ties all positions, in the order that decides between equal scores
     */
    public static RankedList of(double[] scores, Judgments judgments, int[] ties) {
        double[] descending = Arrays.stream(ties).mapToDouble(i -> -scores[i]).toArray();
        int[] order =
                Arrays.stream(BinaryMetrics.order(descending)).map(place -> ties[place]).toArray();
        return new RankedList(order, scores, judgments);
    }

    /** The same order with some of the candidates alone. */
    public RankedList only(IntPredicate which) {
        return new RankedList(Arrays.stream(order).filter(which).toArray(), scores, judgments);
    }

    /** How many candidates there are. */
    public int size() {
        return order.length;
    }

    /** The gains, best candidate first. */
    double[] gains() {
        return Arrays.stream(order).mapToDouble(i -> judgments.gains()[i]).toArray();
    }

    /** Which candidates are relevant, best candidate first. */
    boolean[] relevant() {
        boolean[] flags = new boolean[order.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = judgments.relevant()[order[i]];
        }
        return flags;
    }

    double auc() {
        return BinaryMetrics.auc(scores, judgments.relevant(), order);
    }
}
