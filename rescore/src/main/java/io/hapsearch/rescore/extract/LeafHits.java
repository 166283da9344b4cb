/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.nio.FloatBuffer;
import org.apache.lucene.index.LeafReaderContext;

/**
 * The hits of one leaf in doc id order, and room to read and encode one column of theirs. Memory
 * grows and is used again.
 */
final class LeafHits {
    int[] docs = new int[0];
    int[] rows = new int[0];
    int[] positions = new int[0];
    double[] numbers = new double[0];
    long[] bits = new long[0];
    int[] missing = new int[0];
    int count;
    private LeafHits subset;

    /** Room for some of these hits, with none in it; the same one each time. */
    LeafHits emptySubset() {
        if (subset == null) {
            subset = new LeafHits();
        }
        subset.ensureCapacity(count);
        subset.count = 0;
        return subset;
    }

    /** Adds one of the hits of which this is a subset. */
    void add(LeafHits whole, int i) {
        docs[count] = whole.docs[i];
        rows[count] = whole.rows[i];
        positions[count] = whole.positions[i];
        count++;
    }

    /**
     * Takes the hits of a leaf from a batch, beginning with one of them, and tells where the next
     * leaf's begin.
     */
    int take(HitBatch batch, int from, LeafReaderContext leaf) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        ensureCapacity(batch.count() - from);
        int i = from;
        for (; i < batch.count() && batch.doc(i) < end; i++) {
            int row = batch.row(i);
            docs[i - from] = batch.doc(i) - leaf.docBase;
            rows[i - from] = row;
            positions[i - from] = batch.position(row);
        }
        count = i - from;
        return i;
    }

    /** Writes the numbers to a column of a row-major buffer. */
    void write(FloatBuffer buffer, int width, int column) {
        for (int i = 0; i < count; i++) {
            buffer.put(rows[i] * width + column, (float) numbers[i]);
        }
    }

    private void ensureCapacity(int wanted) {
        if (docs.length < wanted) {
            docs = new int[wanted];
            rows = new int[wanted];
            positions = new int[wanted];
            numbers = new double[wanted];
            bits = new long[wanted];
            missing = new int[wanted];
        }
    }
}
