/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Crosses;
import io.hapsearch.models.feature.Feature;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** Cosines of a param and the vectors of a field. */
final class CosineNumbers implements Numbers {
    private final Feature.Cosine feature;
    private final String field;
    private final float[] query;
    private final double queryNorm;

    CosineNumbers(Feature.Cosine feature, String field, float[] query) {
        this.feature = feature;
        this.field = field;
        this.query = query;
        this.queryNorm = Crosses.norm(query);
    }

    @Override
    public void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        VectorReader reader = VectorReader.open(leaf, field, feature.name(), query.length);
        for (int i = 0; i < hits.count; i++) {
            hits.numbers[i] = Crosses.cosine(query, queryNorm, reader.vector(hits.docs[i]));
        }
    }
}
