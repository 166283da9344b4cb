/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.hapsearch.models.bundle.Precision;

/** Tells graphs with 8-bit arithmetic from others, whoever quantized them. Stateless. */
public final class Int8Graphs {

    private Int8Graphs() {}

    /** The precision to declare for a graph that has been inspected. */
    public static Precision precision(byte[] onnx) {
        try {
            return isInt8(ModelProto.parseFrom(onnx)) ? Precision.INT8 : Precision.FLOAT32;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static boolean isInt8(ModelProto model) {
        return model.getGraph().getNodeList().stream()
                .anyMatch(node -> node.getOpType().equals("QuantizeLinear"));
    }
}
