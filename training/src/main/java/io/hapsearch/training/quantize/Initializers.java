/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The constants of a graph by name. Immutable. */
final class Initializers {
    private final Map<String, TensorProto> tensors = new HashMap<>();

    Initializers(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    }

    /** Whether a value is a constant, of whatever type. */
    boolean holds(String value) {
        return tensors.containsKey(value);
    }

    /** The shape of a constant of floats; null if the value is anything else. */
    long[] shape(String value) {
        TensorProto tensor = tensors.get(value);
        return tensor != null && tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()
                ? tensor.getDimsList().stream().mapToLong(Long::longValue).toArray()
                : null;
    }

    /** The elements of a constant of floats, row-major. */
    float[] floats(String value) {
        TensorProto tensor = tensors.get(value);
        boolean raw = !tensor.getRawData().isEmpty();
        float[] floats =
                new float
                        [raw
                                ? tensor.getRawData().size() / Float.BYTES
                                : tensor.getFloatDataCount()];
        if (raw) {
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(floats);
        } else {
            for (int i = 0; i < floats.length; i++) {
                floats[i] = tensor.getFloatData(i);
            }
        }
        return floats;
    }
}
