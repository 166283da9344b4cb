/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * How many entries of a param equal one of the keywords of a field; entries become ordinals once
 * per leaf.
 */
final class KeywordMembership implements Numbers {
    private final String field;
    private final BytesRef[] param;

    KeywordMembership(String field, List<String> param) {
        this.field = field;
        this.param = param.stream().map(BytesRef::new).toArray(BytesRef[]::new);
    }

    @Override
    public void read(LeafReaderContext leaf, LeafHits hits) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
        Multiset members = ordinals(values);
        if (members.isEmpty()) {
            Arrays.fill(hits.numbers, 0, hits.count, 0);
            return;
        }
        SortedDocValues single = DocValues.unwrapSingleton(values);
        for (int i = 0; i < hits.count; i++) {
            int doc = hits.docs[i];
            if (single != null) {
                hits.numbers[i] = single.advanceExact(doc) ? members.times(single.ordValue()) : 0;
            } else {
                hits.numbers[i] = values.advanceExact(doc) ? count(values, members) : 0;
            }
        }
    }

    private Multiset ordinals(SortedSetDocValues values) throws IOException {
        long[] ordinals = new long[param.length];
        int found = 0;
        for (BytesRef entry : param) {
            long ordinal = values.lookupTerm(entry);
            if (ordinal >= 0) {
                ordinals[found++] = ordinal;
            }
        }
        return new Multiset(Arrays.copyOf(ordinals, found));
    }

    private static int count(SortedSetDocValues values, Multiset members) throws IOException {
        int count = 0;
        for (int i = 0; i < values.docValueCount(); i++) {
            count += members.times(values.nextOrd());
        }
        return count;
    }
}
