/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Arrays;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * Puts hits into their final order on the final scale. Memory grows and is used again. Not
 * thread-safe.
 */
final class FinalOrder {
    private long[] keys = new long[0];

    /**
     * Scored hits by descending probability, equal ones in retrieval order; then all others in
     * retrieval order. The hits themselves take their new scores.
     */
    TopDocs sort(TopDocs retrieved, WindowScores scores) {
        ScoreDoc[] hits = retrieved.scoreDocs;
        ScoreDoc[] ordered = new ScoreDoc[hits.length];
        int scored = sortScored(scores);
        int unscored = scored;
        for (int position = 0; position < scores.size(); position++) {
            if (Double.isNaN(scores.probability(position))) {
                ordered[unscored++] = hits[position];
            }
        }
        System.arraycopy(hits, scores.size(), ordered, unscored, hits.length - scores.size());
        for (int i = 0; i < scored; i++) {
            ScoreDoc hit = hits[ScoreScale.position(keys[i])];
            hit.score = ScoreScale.scored(keys[i]);
            ordered[i] = hit;
        }
        for (int i = scored; i < ordered.length; i++) {
            ordered[i].score = ScoreScale.unscored(ordered[i].score);
        }
        return new TopDocs(retrieved.totalHits, ordered);
    }

    private int sortScored(WindowScores scores) {
        if (keys.length < scores.size()) {
            keys = new long[scores.size()];
        }
        int scored = 0;
        for (int position = 0; position < scores.size(); position++) {
            double probability = scores.probability(position);
            if (!Double.isNaN(probability)) {
                keys[scored++] = ScoreScale.key(probability, position);
            }
        }
        Arrays.sort(keys, 0, scored);
        return scored;
    }
}
