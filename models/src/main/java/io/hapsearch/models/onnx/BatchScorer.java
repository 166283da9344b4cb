/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.DirectMemory;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs one model over the first rows of input buffers, with the outputs pinned to direct memory of
 * its own. Keeps the tensor handles while the number of rows stays the same. Not thread-safe; close
 * it before its model.
 */
public final class BatchScorer implements AutoCloseable {
    private final OnnxModel model;
    private final GraphSignature signature;
    private final InputBuffers buffers;
    private final CallWatch.Call call;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final Map<String, Object> boundTo = new HashMap<>();
    private FloatBuffer logits;
    private FloatBuffer hidden;
    private int capacity;
    private int bound = -1;

    /**
     * @param model the model, which must outlive this
     * @param signature what it takes and gives
     * @param buffers where its inputs are; whoever fills them calls {@link #score} afterwards
     */
    public BatchScorer(OnnxModel model, GraphSignature signature, InputBuffers buffers) {
        this(model, signature, buffers, null);
    }

    private BatchScorer(
            OnnxModel model, GraphSignature signature, InputBuffers buffers, CallWatch.Call call) {
        this.model = model;
        this.signature = signature;
        this.buffers = buffers;
        this.call = call;
    }

    /**
     * A scorer whose calls may be ended, with {@link #score(int, BooleanSupplier)}.
     *
     * @param model the model, which must outlive the scorer
     * @param signature what it takes and gives
     * @param buffers where its inputs are
     * @param watch ends calls
     */
    public static BatchScorer watched(
            OnnxModel model, GraphSignature signature, InputBuffers buffers, CallWatch watch) {
        try {
            return new BatchScorer(model, signature, buffers, watch.open());
        } catch (OrtException e) {
            throw new ScoringException("[" + model.file() + "] failed: " + e.getMessage(), e);
        }
    }

    /**
     * Scores the first rows.
     *
     * @param rows how many, between 1 and what the buffers have room for
     * @throws ScoringException if ONNX Runtime fails
     * @throws IllegalArgumentException if there are not so many rows
     */
    public void score(int rows) {
        try {
            run(rows, null);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    /**
     * Scores the first rows unless the result becomes unwanted meanwhile.
     *
     * @param rows how many, between 1 and what the buffers have room for
     * @param unwanted asked by another thread while the model runs
     * @throws ScoringStoppedException if the call was ended
     * @throws ScoringException if ONNX Runtime fails
     * @throws IllegalArgumentException if there are not so many rows
     * @throws NullPointerException if this scorer is not watched
     */
    public void score(int rows, BooleanSupplier unwanted) {
        OrtException failure = null;
        boolean stopped;
        try {
            call.begin(unwanted);
            try {
                run(rows, call.options());
            } catch (OrtException e) {
                failure = e;
            } finally {
                stopped = call.end();
            }
        } catch (OrtException e) {
            throw failure(e);
        }
        if (failure != null) {
            throw stopped
                    ? new ScoringStoppedException("[" + model.file() + "] was stopped", failure)
                    : failure(failure);
        }
    }

    private void run(int rows, OrtSession.RunOptions options) throws OrtException {
        if (rows != bound || !buffersUnchanged()) {
            bind(rows);
        }
        // the outputs are pinned: the result holds nothing that is not read through logits and
        // hidden
        model.session().run(inputs, Set.of(), outputs, options).close();
    }

    private ScoringException failure(OrtException e) {
        return new ScoringException("[" + model.file() + "] failed: " + e.getMessage(), e);
    }

    /** The logits of the last run by row. */
    public FloatBuffer logits() {
        return logits;
    }

    /**
     * The hidden layer of the last run, row-major with {@link #hiddenWidth} columns; null if the
     * graph has none.
     */
    public FloatBuffer hidden() {
        return hidden;
    }

    /** The width of the hidden layer, 0 if the graph has none. */
    public int hiddenWidth() {
        return signature.hiddenWidth();
    }

    /** The direct memory held for outputs, in bytes. */
    public long memoryBytes() {
        return (long) capacity * (1 + signature.hiddenWidth()) * Float.BYTES;
    }

    @Override
    public void close() {
        unbind();
        if (call != null) {
            call.close();
        }
    }

    private boolean buffersUnchanged() {
        for (Input input : signature.inputs()) {
            TensorBuffer buffer = buffers.get(input.name());
            Object current = input.type() == ElementType.FLOAT ? buffer.floats() : buffer.longs();
            if (boundTo.get(input.name()) != current) {
                return false;
            }
        }
        return true;
    }

    private void bind(int rows) throws OrtException {
        unbind();
        for (Input input : signature.inputs()) {
            TensorBuffer buffer = buffers.get(input.name());
            requireRows(buffer, input, rows);
            long[] shape = {input.per() == Scope.REQUEST ? 1 : rows, buffer.width()};
            int elements = (int) (shape[0] * shape[1]);
            boolean isFloat = input.type() == ElementType.FLOAT;
            OnnxTensor tensor =
                    isFloat
                            ? OnnxTensor.createTensor(
                                    model.environment(), buffer.floats().slice(0, elements), shape)
                            : OnnxTensor.createTensor(
                                    model.environment(), buffer.longs().slice(0, elements), shape);
            inputs.put(input.name(), tensor);
            boundTo.put(input.name(), isFloat ? buffer.floats() : buffer.longs());
        }
        ensureCapacity(rows);
        long[] shape = signature.logitRank() == 1 ? new long[] {rows} : new long[] {rows, 1};
        outputs.put(
                signature.logit(),
                OnnxTensor.createTensor(model.environment(), logits.slice(0, rows), shape));
        if (signature.hidden() != null) {
            int width = signature.hiddenWidth();
            outputs.put(
                    signature.hidden(),
                    OnnxTensor.createTensor(
                            model.environment(),
                            hidden.slice(0, rows * width),
                            new long[] {rows, width}));
        }
        bound = rows;
    }

    private static void requireRows(TensorBuffer buffer, Input input, int rows) {
        if (rows < 1 || (input.per() == Scope.HIT && rows > buffer.rows())) {
            throw new IllegalArgumentException(
                    "input ["
                            + input.name()
                            + "] has room for "
                            + buffer.rows()
                            + " rows, not for "
                            + rows);
        }
    }

    private void unbind() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        inputs.clear();
        outputs.clear();
        boundTo.clear();
        bound = -1;
    }

    private void ensureCapacity(int rows) {
        if (rows > capacity) {
            logits = floats(rows);
            hidden =
                    signature.hidden() == null
                            ? null
                            : floats(Math.multiplyExact(rows, signature.hiddenWidth()));
            capacity = rows;
        }
    }

    private static FloatBuffer floats(int size) {
        return DirectMemory.allocate(Math.multiplyExact(size, Float.BYTES)).asFloatBuffer();
    }
}
