/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * The rows of one input, row-major in direct memory. It grows and never shrinks; growing loses the
 * content. Not thread-safe.
 */
public final class TensorBuffer {
    private static final int ALIGNMENT = 64;

    private final Input input;
    private final int width;
    private int rows;
    private long memoryBytes;
    private ByteBuffer bytes;
    private FloatBuffer floats;
    private LongBuffer longs;

    /** Float inputs as the bits of their elements: copied without a conversion. */
    private IntBuffer bits;

    TensorBuffer(Input input, int rows) {
        this.input = input;
        this.width = input.width();
        allocate(rows);
    }

    /** The declaration of what it holds. */
    public Input input() {
        return input;
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** How many rows it has room for. */
    public int rows() {
        return rows;
    }

    /** The memory that it holds, in bytes. */
    public long memoryBytes() {
        return memoryBytes;
    }

    /** Makes room for at least so many rows. */
    void ensureRows(int wanted) {
        if (wanted > rows) {
            allocate(wanted);
        }
    }

    /** The elements of a float input; absolute access at {@code row * width + column}. */
    public FloatBuffer floats() {
        return floats;
    }

    /** The elements of an integer input; absolute access at {@code row * width + column}. */
    public LongBuffer longs() {
        return longs;
    }

    /** Copies one row of another buffer of the same input. */
    public void copyRow(TensorBuffer from, int fromRow, int row) {
        int rowBytes = width * input.type().bytes();
        bytes.put(row * rowBytes, from.bytes, fromRow * rowBytes, rowBytes);
    }

    /**
     * Writes neighbouring columns of a row from what {@link #get} read.
     *
     * @param from where in the array to begin
     */
    public void put(int row, int column, int[] elements, int from, int count) {
        int at = row * width + column;
        if (bits != null) {
            bits.put(at, elements, from, count);
        } else {
            for (int i = 0; i < count; i++) {
                longs.put(at + i, elements[from + i]);
            }
        }
    }

    /**
     * Reads neighbouring columns of a row: the bits of floats, or integers as far as they fit,
     * which codes do.
     *
     * @param to where in the array to begin
     */
    public void get(int row, int column, int[] elements, int to, int count) {
        int at = row * width + column;
        if (bits != null) {
            bits.get(at, elements, to, count);
        } else {
            for (int i = 0; i < count; i++) {
                elements[to + i] = (int) longs.get(at + i);
            }
        }
    }

    private void allocate(int wanted) {
        // an aligned slice ends at a multiple of the alignment too, so the size has to be one
        long size = roundUp((long) wanted * width * input.type().bytes());
        if (size > Integer.MAX_VALUE - ALIGNMENT) {
            throw new IllegalArgumentException(
                    "input ["
                            + input.name()
                            + "] with "
                            + wanted
                            + " rows of "
                            + width
                            + " columns is too large");
        }
        bytes =
                DirectMemory.allocate((int) size + ALIGNMENT)
                        .alignedSlice(ALIGNMENT)
                        .order(ByteOrder.nativeOrder());
        memoryBytes = size + ALIGNMENT;
        floats = input.type() == ElementType.FLOAT ? bytes.asFloatBuffer() : null;
        bits = input.type() == ElementType.FLOAT ? bytes.asIntBuffer() : null;
        longs = input.type() == ElementType.INT64 ? bytes.asLongBuffer() : null;
        rows = wanted;
    }

    private static long roundUp(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
