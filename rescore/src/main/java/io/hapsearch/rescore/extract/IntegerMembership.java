/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;

/** How many entries of a param equal, as decimal notation, one of the integers of a field. */
final class IntegerMembership implements Numbers {
    private final String field;
    private final Multiset members;

    IntegerMembership(String field, List<String> param) {
        this.field = field;
        this.members =
                new Multiset(param.stream().flatMapToLong(IntegerMembership::parse).toArray());
    }

    @Override
    public void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        SortedNumericDocValues values = DocValues.getSortedNumeric(leaf.reader(), field);
        for (int i = 0; i < hits.count; i++) {
            hits.numbers[i] = values.advanceExact(hits.docs[i]) ? count(values) : 0;
        }
    }

    private int count(SortedNumericDocValues values) throws IOException {
        int count = 0;
        long previous = 0;
        for (int i = 0; i < values.docValueCount(); i++) {
            long value = values.nextValue();
            if (i == 0 || value != previous) {
                count += members.times(value);
            }
            previous = value;
        }
        return count;
    }

    private static LongStream parse(String entry) {
        try {
            long value = Long.parseLong(entry);
            return Long.toString(value).equals(entry) ? LongStream.of(value) : LongStream.empty();
        } catch (NumberFormatException e) {
            return LongStream.empty();
        }
    }
}
