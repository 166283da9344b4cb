/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;

/** The numbers of a field; of several values the smallest, as decoded. */
final class FieldNumbers implements Numbers {
    private final String field;
    private final LongToDoubleFunction decoder;

    FieldNumbers(String field, LongToDoubleFunction decoder) {
        this.field = field;
        this.decoder = decoder;
    }

    @Override
    public void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), field);
        NumericDocValues single = DocValues.unwrapSingleton(values);
        if (single != null) {
            readSingle(single, hits);
        } else {
            readSmallest(values, hits);
        }
    }

    private void readSingle(NumericDocValues values, LeafHits hits) throws IOException {
        int missing = readBits(values, hits.docs, hits.count, hits.bits, hits.missing);
        for (int i = 0; i < hits.count; i++) {
            hits.numbers[i] = decoder.applyAsDouble(hits.bits[i]);
        }
        for (int i = 0; i < missing; i++) {
            hits.numbers[hits.missing[i]] = Double.NaN;
        }
    }

    /** A short loop of its own keeps more cache misses in flight. */
    private static int readBits(
            NumericDocValues values, int[] docs, int count, long[] bits, int[] missing)
            throws IOException {
        int misses = 0;
        for (int i = 0; i < count; i++) {
            if (values.advanceExact(docs[i])) {
                bits[i] = values.longValue();
            } else {
                bits[i] = 0;
                missing[misses++] = i;
            }
        }
        return misses;
    }

    private void readSmallest(SortedNumericDocValues values, LeafHits hits) throws IOException {
        Arrays.fill(hits.numbers, 0, hits.count, Double.NaN);
        for (int i = 0; i < hits.count; i++) {
            if (values.advanceExact(hits.docs[i])) {
                // stored order is that of the bits, which need not be that of the numbers
                double smallest = decoder.applyAsDouble(values.nextValue());
                for (int n = values.docValueCount(); n > 1; n--) {
                    smallest = Math.min(smallest, decoder.applyAsDouble(values.nextValue()));
                }
                hits.numbers[i] = smallest;
            }
        }
    }
}
