/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/** The scores of a query, through one scorer per leaf that only ever moves forward. */
final class QueryNumbers implements Numbers {
    private final Weight weight;

    QueryNumbers(Weight weight) {
        this.weight = weight;
    }

    @Override
    public void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        Arrays.fill(hits.numbers, 0, hits.count, Double.NaN);
        ScorerSupplier supplier = weight.scorerSupplier(leaf);
        if (supplier == null) {
            return;
        }
        Scorer scorer = supplier.get(hits.count);
        TwoPhaseIterator twoPhase = scorer.twoPhaseIterator();
        DocIdSetIterator approximation =
                twoPhase == null ? scorer.iterator() : twoPhase.approximation();
        int current = approximation.docID();
        for (int i = 0; i < hits.count; i++) {
            int doc = hits.docs[i];
            if (current < doc) {
                current = approximation.advance(doc);
            }
            if (current == doc && (twoPhase == null || twoPhase.matches())) {
                hits.numbers[i] = scorer.score();
            }
        }
    }
}
