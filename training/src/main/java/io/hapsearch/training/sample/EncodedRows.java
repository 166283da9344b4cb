/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Growing rows of some inputs, outside the heap; numbers and codes take four bytes each. Not
 * thread-safe while it grows, thread-safe for reading afterwards.
 */
public final class EncodedRows {
    private final List<Input> inputs;
    private final int[] widths;
    private final List<MappedRows> columns = new ArrayList<>();
    private int rows;

    EncodedRows(List<Input> inputs, Path folder) {
        this.inputs = List.copyOf(inputs);
        this.widths = inputs.stream().mapToInt(Input::width).toArray();
        inputs.forEach(input -> columns.add(new MappedRows(folder, input.width())));
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
     * Copies numbers of a row of a float input.
     *
     * @param input its position in {@link #inputs}
     * @param row which row
     * @param column the first column
     * @param into where to
     * @param at the position there
     * @param count how many columns
     */
    public void floats(int input, int row, int column, float[] into, int at, int count) {
        columns.get(input).copy(row, column, into, at, count);
    }

    /**
     * Copies codes of a row of an integer input.
     *
     * @param input its position in {@link #inputs}
     * @param row which row
     * @param column the first column
     * @param into where to
     * @param at the position there
     * @param count how many columns
     */
    public void codes(int input, int row, int column, long[] into, int at, int count) {
        columns.get(input).copy(row, column, into, at, count);
    }

    /**
     * Adds a copy of one row of buffers of the same inputs, null if there are no inputs; returns
     * its number.
     */
    int add(InputBuffers buffers, int row) {
        for (int i = 0; i < inputs.size(); i++) {
            int width = widths[i];
            TensorBuffer buffer = buffers.all().get(i);
            MappedRows column = columns.get(i);
            column.ensure(rows);
            if (inputs.get(i).type() == ElementType.FLOAT) {
                column.put(rows, buffer.floats(), row * width);
            } else {
                LongBuffer codes = buffer.longs();
                for (int at = 0; at < width; at++) {
                    column.put(rows, at, (int) codes.get(row * width + at));
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
        for (MappedRows column : columns) {
            hash = column.hash(row, hash);
        }
        return hash;
    }

    boolean equal(int a, int b) {
        for (MappedRows column : columns) {
            if (!column.equal(a, b)) {
                return false;
            }
        }
        return true;
    }
}
