/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.Arrays;
import org.apache.lucene.search.ScoreDoc;

/**
 * The hits to extract features for, each with its position in the window and its row in the input
 * buffers, in doc id order. Memory grows and is used again. Not thread-safe.
 */
public final class HitBatch {
    private static final long ROW_MASK = 0xffff_ffffL;

    private final LeafHits leafHits = new LeafHits();
    private long[] docsAndRows = new long[0];
    private int[] positions;
    private int count;

    /** Takes the whole window: the row of a hit is its position. */
    public void takeAll(ScoreDoc[] hits, int count) {
        prepare(null, count);
        for (int position = 0; position < count; position++) {
            docsAndRows[position] = (long) hits[position].doc << Integer.SIZE | position;
        }
        Arrays.sort(docsAndRows, 0, count);
    }

    /**
     * Takes some hits of the window: the row of a hit is its place in the list.
     *
     * @param positions where the hits are in the window; not to change before the extraction is
     *     over
     */
    public void take(ScoreDoc[] hits, int[] positions, int count) {
        prepare(positions, count);
        for (int row = 0; row < count; row++) {
            docsAndRows[row] = (long) hits[positions[row]].doc << Integer.SIZE | row;
        }
        Arrays.sort(docsAndRows, 0, count);
    }

    /** Room for the hits of one leaf after the other. */
    LeafHits leafHits() {
        return leafHits;
    }

    int count() {
        return count;
    }

    int doc(int i) {
        return (int) (docsAndRows[i] >>> Integer.SIZE);
    }

    int row(int i) {
        return (int) (docsAndRows[i] & ROW_MASK);
    }

    int position(int row) {
        return positions == null ? row : positions[row];
    }

    private void prepare(int[] positions, int count) {
        this.positions = positions;
        this.count = count;
        if (docsAndRows.length < count) {
            docsAndRows = new long[count];
        }
    }
}
