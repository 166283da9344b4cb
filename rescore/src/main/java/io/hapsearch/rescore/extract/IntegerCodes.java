/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.tensor.TensorBuffer;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;

/** The columns of a keyword feature over an integer field. */
final class IntegerCodes implements Column {
    private final Feature.Keyword feature;
    private final String field;
    private final TensorBuffer buffer;
    private final int column;
    private final SmallestCodes codes;

    IntegerCodes(Feature.Keyword feature, String field, TensorBuffer buffer, int column) {
        this.feature = feature;
        this.field = field;
        this.buffer = buffer;
        this.column = column;
        this.codes = new SmallestCodes(feature.length());
    }

    @Override
    public void fill(LeafReaderContext leaf, LeafHits hits) throws IOException {
        SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), field);
        for (int i = 0; i < hits.count; i++) {
            codes.clear();
            if (values.advanceExact(hits.docs[i])) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    codes.add(feature.encoding().encode(values.nextValue()));
                }
            }
            codes.write(buffer.longs(), hits.rows[i] * buffer.width() + column);
        }
    }
}
