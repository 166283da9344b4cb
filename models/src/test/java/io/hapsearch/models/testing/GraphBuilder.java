/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.testing;

import ai.onnx.proto.OnnxMl;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import java.util.List;

/** Writes an ONNX graph node by node. Not thread-safe. */
public final class GraphBuilder {
    private static final int OPSET = 17;
    private static final int IR_VERSION = 8;

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("test");
    private int names;

    /** Declares an input as a spec does: a dynamic number of rows per hit, one row per request. */
    public String input(Input input) {
        int type =
                (input.type() == ElementType.FLOAT
                                ? OnnxMl.TensorProto.DataType.FLOAT
                                : OnnxMl.TensorProto.DataType.INT64)
                        .getNumber();
        graph.addInput(value(input.name(), type, input.per() == Scope.HIT, input.width()));
        return input.name();
    }

    /** Declares a float output of shape {@code [hits, width]}. */
    public GraphBuilder output(String name, int width) {
        graph.addOutput(value(name, OnnxMl.TensorProto.DataType.FLOAT.getNumber(), true, width));
        return this;
    }

    /** A float constant. */
    public String constant(float[] values, long... shape) {
        OnnxMl.TensorProto.Builder tensor = tensor(OnnxMl.TensorProto.DataType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** An integer constant of one dimension. */
    public String constant(long... values) {
        OnnxMl.TensorProto.Builder tensor =
                tensor(OnnxMl.TensorProto.DataType.INT64, values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Adds a node and names its result. */
    public String node(String operator, String... inputs) {
        String result = "t" + names++;
        add(operator, result, inputs);
        return result;
    }

    /** Adds a node with an integer attribute and names its result. */
    public String node(String operator, String attribute, long value, String... inputs) {
        String result = node(operator, inputs);
        graph.getNodeBuilder(graph.getNodeCount() - 1)
                .addAttribute(
                        OnnxMl.AttributeProto.newBuilder()
                                .setName(attribute)
                                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                                .setI(value));
        return result;
    }

    /** Adds a node whose result has a given name, for instance that of an output. */
    public void add(String operator, String result, String... inputs) {
        graph.addNode(
                OnnxMl.NodeProto.newBuilder()
                        .setName(operator + "_" + graph.getNodeCount())
                        .setOpType(operator)
                        .addAllInput(List.of(inputs))
                        .addOutput(result));
    }

    /** The serialized model. */
    public byte[] build() {
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private OnnxMl.TensorProto.Builder tensor(OnnxMl.TensorProto.DataType type, long... shape) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName("c" + names++)
                        .setDataType(type.getNumber());
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        return tensor;
    }

    private static OnnxMl.ValueInfoProto value(String name, int type, boolean perHit, int width) {
        OnnxMl.TensorShapeProto.Dimension.Builder rows =
                OnnxMl.TensorShapeProto.Dimension.newBuilder();
        if (perHit) {
            rows.setDimParam("hits");
        } else {
            rows.setDimValue(1);
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(type)
                                                .setShape(
                                                        OnnxMl.TensorShapeProto.newBuilder()
                                                                .addDim(rows)
                                                                .addDim(
                                                                        OnnxMl.TensorShapeProto
                                                                                .Dimension
                                                                                .newBuilder()
                                                                                .setDimValue(
                                                                                        width)))))
                .build();
    }
}
