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
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The columns of a keyword feature over a keyword field; an ordinal is encoded once per segment,
 * not once per hit.
 */
final class KeywordCodes implements Column {
    private final Feature.Keyword feature;
    private final String field;
    private final String key;
    private final CodeCache cache;
    private final TensorBuffer buffer;
    private final int column;
    private final SmallestCodes codes;

    KeywordCodes(
            Feature.Keyword feature,
            String field,
            CodeCache cache,
            TensorBuffer buffer,
            int column) {
        this.feature = feature;
        this.field = field;
        this.key = feature.name() + '\0' + field;
        this.cache = cache;
        this.buffer = buffer;
        this.column = column;
        this.codes = new SmallestCodes(feature.length());
    }

    @Override
    public void fill(LeafReaderContext leaf, LeafHits hits) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
        SortedDocValues single = DocValues.unwrapSingleton(values);
        OrdinalCodes ordinals = cache.codes(leaf.reader(), key, feature, values.getValueCount());
        for (int i = 0; i < hits.count; i++) {
            int doc = hits.docs[i];
            codes.clear();
            if (single != null) {
                if (single.advanceExact(doc)) {
                    codes.add(ordinals.code(single.ordValue(), values));
                }
            } else if (values.advanceExact(doc)) {
                for (int n = values.docValueCount(); n > 0; n--) {
                    codes.add(ordinals.code(values.nextOrd(), values));
                }
            }
            codes.write(buffer.longs(), hits.rows[i] * buffer.width() + column);
        }
    }
}
