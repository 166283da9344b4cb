/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import java.nio.FloatBuffer;

/**
 * Embedding tables outside the computation graph: rows are gathered before the forward pass, and
 * the gradient of what was gathered is scattered after the backward pass. PyTorch would add one
 * small tensor for each code and would hand over a dense gradient of each table. Code 0 stands for
 * a missing value and has neither embedding nor gradient. Not thread-safe.
 */
final class Lookup {
    private final Weights weights;
    private final int embedding;

    Lookup(Weights weights, int embedding) {
        this.weights = weights;
        this.embedding = embedding;
    }

    /**
     * What a tower sees: a row for each row of the batch, its numbers first, then the mean
     * embedding of each code feature.
     */
    float[] inputs(Side side, SideBatch batch) {
        int width = side.width(embedding);
        int numbers = side.numberWidth();
        float[] rows = new float[batch.rows() * width];
        for (int row = 0; row < batch.rows(); row++) {
            System.arraycopy(batch.numbers(), row * numbers, rows, row * width, numbers);
        }
        for (int i = 0; i < side.codes().size(); i++) {
            CodeSlot slot = side.codes().get(i);
            int table = table(slot);
            int column = numbers + i * embedding;
            float[] inverse = batch.inverseCounts()[i];
            for (int row = 0; row < batch.rows(); row++) {
                float scale = inverse == null ? 1 : inverse[row];
                for (int at = row * slot.width(); at < (row + 1) * slot.width(); at++) {
                    add(table, batch.codes()[i][at], scale, rows, row * width + column);
                }
            }
        }
        return rows;
    }

    /** Adds the gradient of {@link #inputs} to that of the tables. */
    void scatterInputs(Side side, SideBatch batch, FloatBuffer gradient, float[] into) {
        int width = side.width(embedding);
        float[] row = new float[width];
        int[] tables = side.codes().stream().mapToInt(this::table).toArray();
        for (int r = 0; r < batch.rows(); r++) {
            gradient.get(r * width, row);
            for (int i = 0; i < side.codes().size(); i++) {
                CodeSlot slot = side.codes().get(i);
                float[] inverse = batch.inverseCounts()[i];
                float scale = inverse == null ? 1 : inverse[r];
                int column = side.numberWidth() + i * embedding;
                for (int at = r * slot.width(); at < (r + 1) * slot.width(); at++) {
                    scatter(tables[i], batch.codes()[i][at], scale, row, column, into);
                }
            }
        }
    }

    /** An embedding for each code of a feature. */
    float[] entries(CodeSlot slot, long[] codes) {
        float[] entries = new float[codes.length * embedding];
        int table = table(slot);
        for (int i = 0; i < codes.length; i++) {
            add(table, codes[i], 1, entries, i * embedding);
        }
        return entries;
    }

    /** Adds the gradient of {@link #entries} to that of the table. */
    void scatterEntries(CodeSlot slot, long[] codes, FloatBuffer gradient, float[] into) {
        float[] row = new float[embedding];
        int table = table(slot);
        for (int i = 0; i < codes.length; i++) {
            gradient.get(i * embedding, row);
            scatter(table, codes[i], 1, row, 0, into);
        }
    }

    private void add(int table, long code, float scale, float[] into, int at) {
        if (code == 0) {
            return;
        }
        float[] values = weights.values();
        int from = table + (int) code * embedding;
        for (int i = 0; i < embedding; i++) {
            into[at + i] += scale * values[from + i];
        }
    }

    private void scatter(
            int table, long code, float scale, float[] gradient, int at, float[] into) {
        if (code == 0) {
            return;
        }
        int to = table + (int) code * embedding;
        for (int i = 0; i < embedding; i++) {
            into[to + i] += scale * gradient[at + i];
        }
    }

    private int table(CodeSlot slot) {
        return weights.slot(NetworkShape.table(slot.table())).offset();
    }
}
