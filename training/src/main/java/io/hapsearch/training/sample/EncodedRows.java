/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Growing rows of some inputs, each input row-major in one primitive array; codes take four bytes.
 * Not thread-safe.
 */
public final class EncodedRows {
    private static final int FIRST_ROWS = 64;

    private final List<Input> inputs;
    private final float[][] floats;
    private final int[][] codes;
    private int rows;

    EncodedRows(List<Input> inputs) {
        this.inputs = List.copyOf(inputs);
        this.floats = new float[inputs.size()][];
        this.codes = new int[inputs.size()][];
        for (int i = 0; i < inputs.size(); i++) {
            int size = FIRST_ROWS * inputs.get(i).width();
            if (inputs.get(i).type() == ElementType.FLOAT) {
                floats[i] = new float[size];
            } else {
                codes[i] = new int[size];
            }
        }
    }

    /** The inputs whose rows these are. */
    public List<Input> inputs() {
        return inputs;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /**
     * The numbers of an input, by its position in {@link #inputs}; valid until the next row comes,
     * not to be written to.
     */
    public float[] floats(int input) {
        return floats[input];
    }

    /**
     * The codes of an input, by its position in {@link #inputs}; valid until the next row comes,
     * not to be written to.
     */
    public int[] codes(int input) {
        return codes[input];
    }

    /**
     * Adds a copy of one row of buffers of the same inputs, null if there are no inputs; returns
     * its number.
     */
    int add(InputBuffers buffers, int row) {
        for (int i = 0; i < inputs.size(); i++) {
            int width = inputs.get(i).width();
            TensorBuffer buffer = buffers.all().get(i);
            int needed = Math.multiplyExact(rows + 1, width);
            if (floats[i] != null) {
                floats[i] =
                        needed > floats[i].length
                                ? Arrays.copyOf(floats[i], grown(needed))
                                : floats[i];
                buffer.floats().get(row * width, floats[i], rows * width, width);
            } else {
                codes[i] =
                        needed > codes[i].length
                                ? Arrays.copyOf(codes[i], grown(needed))
                                : codes[i];
                for (int column = 0; column < width; column++) {
                    codes[i][rows * width + column] =
                            (int) buffer.longs().get(row * width + column);
                }
            }
        }
        return rows++;
    }

    void removeLast() {
        rows--;
    }

    int hash(int row) {
        int hash = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int width = inputs.get(i).width();
            for (int at = row * width; at < (row + 1) * width; at++) {
                hash =
                        31 * hash
                                + (floats[i] != null
                                        ? Float.floatToIntBits(floats[i][at])
                                        : codes[i][at]);
            }
        }
        return hash;
    }

    boolean equal(int a, int b) {
        for (int i = 0; i < inputs.size(); i++) {
            int width = inputs.get(i).width();
            boolean equal =
                    floats[i] != null
                            ? Arrays.equals(
                                    floats[i],
                                    a * width,
                                    (a + 1) * width,
                                    floats[i],
                                    b * width,
                                    (b + 1) * width)
                            : Arrays.equals(
                                    codes[i],
                                    a * width,
                                    (a + 1) * width,
                                    codes[i],
                                    b * width,
                                    (b + 1) * width);
            if (!equal) {
                return false;
            }
        }
        return true;
    }

    private static int grown(int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, needed + (needed >> 1) + 64L);
    }
}
