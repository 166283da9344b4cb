/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * The scale of final scores: 1 + p for a hit with a probability p, below 1 for all others. It also
 * packs a probability and a position into one number to sort by; what a probability loses there
 * (all beyond 33 bits of its mantissa) its score loses as well, so that both have the same order.
 */
public final class ScoreScale {
    /** The most hits that a window may have. */
    static final int MAX_WINDOW = 1 << 20;

    private static final int POSITION_BITS = 20;
    private static final int DROPPED_BITS = 19;
    private static final long MAX_PROBABILITY = (1L << 63 - POSITION_BITS) - 1;

    private ScoreScale() {}

    /**
     * A key that ascends as the probability descends, and with the position among equals.
     *
     * @param probability within [0, 1]
     * @param position below {@link #MAX_WINDOW}
     */
    static long key(double probability, int position) {
        long bits = Double.doubleToRawLongBits(probability) >>> DROPPED_BITS;
        return MAX_PROBABILITY - bits << POSITION_BITS | position;
    }

    /** The position in a key. */
    static int position(long key) {
        return (int) key & MAX_WINDOW - 1;
    }

    /** The score of a hit to which a model gave a probability, within [1, 2]. */
    public static float scored(double probability) {
        return scored(key(probability, 0));
    }

    static float scored(long key) {
        long bits = MAX_PROBABILITY - (key >>> POSITION_BITS);
        return (float) (1 + Double.longBitsToDouble(bits << DROPPED_BITS));
    }

    /**
     * The score of a hit that no model scored: {@code s / (1 + |s|)} for its retrieval score s,
     * within (-1, 1) and in the order of retrieval as far as float precision goes; 0 for NaN.
     */
    public static float unscored(float retrievalScore) {
        if (Float.isNaN(retrievalScore)) {
            return 0;
        }
        double magnitude = Math.min(Math.abs((double) retrievalScore), Float.MAX_VALUE);
        float below1 = Math.min((float) (magnitude / (1 + magnitude)), Math.nextDown(1f));
        return Math.copySign(below1, retrievalScore);
    }

    /**
     * All hits as they were retrieved, on the scale of hits that no model scored; they take their
     * new scores.
     */
    public static TopDocs retrievalOrder(TopDocs retrieved) {
        for (ScoreDoc hit : retrieved.scoreDocs) {
            hit.score = unscored(hit.score);
        }
        return retrieved;
    }
}
