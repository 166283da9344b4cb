/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.CodeSlot;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.NumberSlot;
import io.hapsearch.training.model.Side;
import io.hapsearch.training.model.SideBatch;

/**
 * Writes one group of a training batch into the inputs of a graph, to compare both on the same
 * numbers. Stateless.
 */
public final class BatchBuffers {
    private final Layout layout;

    /** For batches of a layout. */
    public BatchBuffers(Layout layout) {
        this.layout = layout;
    }

    /** Fills the request's row and a row for each hit of a group. */
    public void fill(Batch batch, int group, InputBuffers inputs) {
        inputs.ensureRows(batch.hits());
        fill(layout.user(), batch.user(), group, 1, inputs);
        fill(layout.item(), batch.item(), group * batch.hits(), batch.hits(), inputs);
    }

    private static void fill(Side side, SideBatch batch, int from, int rows, InputBuffers inputs) {
        for (int row = 0; row < rows; row++) {
            int column = (from + row) * side.numberWidth();
            for (NumberSlot slot : side.numbers()) {
                inputs.get(slot.input())
                        .floats()
                        .put(row * slot.width(), batch.numbers(), column, slot.width());
                column += slot.width();
            }
            for (int i = 0; i < side.codes().size(); i++) {
                CodeSlot slot = side.codes().get(i);
                TensorBuffer buffer = inputs.get(slot.input());
                buffer.longs()
                        .put(
                                row * buffer.width() + slot.column(),
                                batch.codes()[i],
                                (from + row) * slot.width(),
                                slot.width());
            }
        }
    }
}
