/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.NumberEncoding;
import io.hapsearch.models.tensor.TensorBuffer;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** A column of encoded numbers. */
final class NumberColumn implements Column {
    private final Numbers numbers;
    private final NumberEncoding encoding;
    private final TensorBuffer buffer;
    private final int column;

    NumberColumn(Numbers numbers, NumberEncoding encoding, TensorBuffer buffer, int column) {
        this.numbers = numbers;
        this.encoding = encoding;
        this.buffer = buffer;
        this.column = column;
    }

    @Override
    public void fill(LeafReaderContext leaf, LeafHits hits) throws IOException {
        numbers.read(leaf, hits);
        encoding.encodeAll(hits.numbers, hits.count);
        hits.write(buffer.floats(), buffer.width(), column);
    }
}
