/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Encoded features of one input, for documents of one segment: a row of ints for each document, in
 * blocks of 64 documents that appear as they are filled. A block begins with one bit for each of
 * its rows that is there, set after the row was written. Thread-safe without locks: threads that
 * race write the same row, and who still reads a block that was dropped reads what is true.
 */
final class CachedRows {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int BLOCK_BITS = 6;
    private static final int BLOCK_DOCS = 1 << BLOCK_BITS;
    private static final int TOUCHED = BLOCK_DOCS / Integer.SIZE;
    private static final int HEADER = TOUCHED + 2;
    private static final int REFERENCE_BYTES = 8;

    private final RowBudget budget;
    private final int width;
    private final int[][] blocks;
    private volatile boolean closed;

    /**
     * @param width how many ints a row has
     * @param maxDoc how many documents the segment has
     */
    CachedRows(RowBudget budget, int width, int maxDoc) {
        this.budget = budget;
        this.width = width;
        this.blocks = new int[blocks(maxDoc)][];
    }

    /** What the table of blocks of a segment takes, which is taken from the budget beforehand. */
    static long tableBytes(int maxDoc) {
        return (long) REFERENCE_BYTES * blocks(maxDoc);
    }

    private static int blocks(int maxDoc) {
        return maxDoc + BLOCK_DOCS - 1 >>> BLOCK_BITS;
    }

    /** The block in which a document's row is at {@link #offset}; null if it is not there. */
    int[] find(int doc) {
        int[] block = blocks[doc >>> BLOCK_BITS];
        if (block == null || ((int) INTS.getAcquire(block, mask(doc)) >>> doc & 1) == 0) {
            return null;
        }
        // written only if it changes: other processors hold the line too
        if (block[TOUCHED] == 0) {
            block[TOUCHED] = 1;
        }
        return block;
    }

    /** A block with room for a document's row at {@link #offset}; null if there is no room. */
    int[] room(int doc) {
        int[] block = blocks[doc >>> BLOCK_BITS];
        return block != null ? block : budget.allocate(this, doc >>> BLOCK_BITS);
    }

    /** Where in its block a document's row begins. */
    int offset(int doc) {
        return HEADER + (doc & BLOCK_DOCS - 1) * width;
    }

    /** Makes a row known that was written to its block. */
    void publish(int doc, int[] block) {
        INTS.getAndBitwiseOrRelease(block, mask(doc), 1 << doc);
    }

    private static int mask(int doc) {
        return doc >>> 5 & 1;
    }

    /** Whether a block was read since this was last asked. */
    static boolean clearTouched(int[] block) {
        boolean touched = block[TOUCHED] != 0;
        block[TOUCHED] = 0;
        return touched;
    }

    int[] blockAt(int index) {
        return blocks[index];
    }

    void put(int index, int[] block) {
        blocks[index] = block;
    }

    void drop(int index, int[] block) {
        if (blocks[index] == block) {
            blocks[index] = null;
        }
    }

    int blockInts() {
        return HEADER + BLOCK_DOCS * width;
    }

    long tableBytes() {
        return (long) REFERENCE_BYTES * blocks.length;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether it was open. */
    boolean close() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }
}
