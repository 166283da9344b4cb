/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.tensor.TensorBuffer;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** The columns of a vector feature. */
final class VectorColumns implements Column {
    private final Feature.Vector feature;
    private final String field;
    private final TensorBuffer buffer;
    private final int column;
    private final float[] zeros;

    VectorColumns(Feature.Vector feature, String field, TensorBuffer buffer, int column) {
        this.feature = feature;
        this.field = field;
        this.buffer = buffer;
        this.column = column;
        this.zeros = new float[feature.dimension()];
    }

    @Override
    public void fill(LeafReaderContext leaf, LeafHits hits) throws IOException {
        VectorReader reader = VectorReader.open(leaf, field, feature.name(), feature.dimension());
        for (int i = 0; i < hits.count; i++) {
            float[] vector = reader.vector(hits.docs[i]);
            buffer.floats()
                    .put(hits.rows[i] * buffer.width() + column, vector == null ? zeros : vector);
        }
    }
}
