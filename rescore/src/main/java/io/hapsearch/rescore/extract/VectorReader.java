/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;

/** The vectors of one field in one leaf, for documents in ascending order. */
final class VectorReader {
    private final FloatVectorValues values;
    private final KnnVectorValues.DocIndexIterator iterator;

    private VectorReader(FloatVectorValues values) {
        this.values = values;
        this.iterator = values == null ? null : values.iterator();
    }

    /**
     * Opens a field.
     *
     * @param feature who reads it, for errors
     * @throws IllegalArgumentException if the leaf's vectors have another dimension
     */
    static VectorReader open(LeafReaderContext leaf, String field, String feature, int dimension)
            throws IOException {
        FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
        if (values != null && values.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "field ["
                            + field
                            + "] has vectors of "
                            + values.dimension()
                            + " dimensions, feature ["
                            + feature
                            + "] takes "
                            + dimension);
        }
        return new VectorReader(values);
    }

    /** The vector of a document, valid until the next call; null if it has none. */
    float[] vector(int doc) throws IOException {
        if (iterator == null) {
            return null;
        }
        int current = iterator.docID();
        if (current < doc) {
            current = iterator.advance(doc);
        }
        return current == doc ? values.vectorValue(iterator.index()) : null;
    }
}
