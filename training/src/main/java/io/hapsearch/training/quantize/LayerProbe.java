/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.tensor.TensorBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a graph to see what its layers take. Not thread-safe. */
final class LayerProbe implements AutoCloseable {
    private final OrtEnvironment environment;
    private final String file;
    private final Set<String> values = new HashSet<>();
    private final OrtSession session;

    /**
     * @param file the graph's name, for errors
     * @param layers whose inputs to look at
     * @throws InvalidDocumentException if ONNX Runtime does not accept the graph
     */
    LayerProbe(OrtEnvironment environment, String file, ModelProto model, List<DenseLayer> layers) {
        this.environment = environment;
        this.file = file;
        layers.forEach(layer -> values.add(layer.input()));
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            this.session = environment.createSession(withOutputs(model), options);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    private byte[] withOutputs(ModelProto model) {
        Set<String> more = new HashSet<>(values);
        model.getGraph().getOutputList().forEach(output -> more.remove(output.getName()));
        GraphProto.Builder graph = model.getGraph().toBuilder();
        more.forEach(value -> graph.addOutput(ValueInfoProto.newBuilder().setName(value)));
        return model.toBuilder().setGraph(graph).build().toByteArray();
    }

    /** Whether a layer is computed for each hit, and not once per request. */
    boolean perHit(DenseLayer layer) {
        try {
            TensorInfo info = (TensorInfo) session.getOutputInfo().get(layer.input()).getInfo();
            return Arrays.stream(info.getShape()).anyMatch(size -> size < 0);
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    /** The ranges of the layers' inputs over batches. */
    Map<String, ValueRange> ranges(List<CalibrationBatch> batches) {
        Map<String, ValueRange> ranges = new HashMap<>();
        try {
            for (CalibrationBatch batch : batches) {
                widen(ranges, batch);
            }
        } catch (OrtException e) {
            throw failure(e);
        }
        return ranges;
    }

    private void widen(Map<String, ValueRange> ranges, CalibrationBatch batch) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(batch.inputs().get(name), batch.rows()));
            }
            try (OrtSession.Result result = session.run(inputs, values)) {
                for (String value : values) {
                    OnnxTensor tensor = (OnnxTensor) result.get(value).orElseThrow();
                    ValueRange range = ranges.getOrDefault(value, ValueRange.EMPTY);
                    ranges.put(value, finite(value, range.with(tensor.getFloatBuffer())));
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private ValueRange finite(String value, ValueRange range) {
        if (!Float.isFinite(range.high() - range.low())) {
            throw new InvalidDocumentException(
                    file, "value [" + value + "] is not finite for some of the samples");
        }
        return range;
    }

    private OnnxTensor tensor(TensorBuffer buffer, int hits) throws OrtException {
        int rows = buffer.input().per() == Scope.HIT ? hits : 1;
        long[] shape = {rows, buffer.width()};
        return buffer.input().type() == ElementType.FLOAT
                ? OnnxTensor.createTensor(
                        environment, buffer.floats().slice(0, rows * buffer.width()), shape)
                : OnnxTensor.createTensor(
                        environment, buffer.longs().slice(0, rows * buffer.width()), shape);
    }

    private InvalidDocumentException failure(OrtException e) {
        return new InvalidDocumentException(
                file, "cannot be run to see what its layers take: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failure(e);
        }
    }
}
