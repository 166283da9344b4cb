/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes an ONNX graph node by node; values are referred to by name and named after their operator.
 * Operator set {@value #OPSET}. Not thread-safe.
 */
public final class GraphBuilder {
    /** The operator set, understood by ONNX Runtime 1.12 and newer. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;
    private static final String ML_DOMAIN = "ai.onnx.ml";
    private static final int ML_OPSET = 3;

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
    private int values;

    /** An empty graph. */
    public GraphBuilder(String name) {
        graph.setName(name);
    }

    /**
     * Declares an input or output of float or int64; a null dimension is the dynamic number of
     * hits.
     */
    public static OnnxMl.ValueInfoProto value(String name, boolean isFloat, Integer... shape) {
        OnnxMl.TensorShapeProto.Builder dimensions = OnnxMl.TensorShapeProto.newBuilder();
        for (Integer size : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
            if (size == null) {
                dimension.setDimParam("hits");
            } else {
                dimension.setDimValue(size);
            }
        }
        int type =
                (isFloat ? OnnxMl.TensorProto.DataType.FLOAT : OnnxMl.TensorProto.DataType.INT64)
                        .getNumber();
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(type)
                                                .setShape(dimensions)))
                .build();
    }

    /** Adds an input. */
    public void input(OnnxMl.ValueInfoProto input) {
        graph.addInput(input);
    }

    /** Gives a value the name of an output. */
    public void output(String value, OnnxMl.ValueInfoProto output) {
        graph.addNode(
                OnnxMl.NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName("output_" + output.getName())
                        .addInput(value)
                        .addOutput(output.getName()));
        graph.addOutput(output);
    }

    /** A constant of floats. */
    public String floats(String name, float[] content, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(content.length, Float.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(content);
        return constant(name, OnnxMl.TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** A constant of integers in one dimension, for axes and bounds. */
    public String longs(String name, long... content) {
        ByteBuffer bytes =
                ByteBuffer.allocate(content.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(content);
        return constant(name, OnnxMl.TensorProto.DataType.INT64, bytes, content.length);
    }

    /** An integer without dimensions, to gather one column or row. */
    public String scalar(String name, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, value);
        return constant(name, OnnxMl.TensorProto.DataType.INT64, bytes);
    }

    /** Converts to float, or else to int64, cut towards zero. */
    public String cast(String value, boolean toFloat) {
        OnnxMl.TensorProto.DataType type =
                toFloat ? OnnxMl.TensorProto.DataType.FLOAT : OnnxMl.TensorProto.DataType.INT64;
        return node("Cast", List.of(value), new Attribute("to", type.getNumber()));
    }

    /** A node with one output and whole-numbered attributes; returns the output's name. */
    public String node(String operator, List<String> inputs, Attribute... attributes) {
        String output = operator.toLowerCase(java.util.Locale.ROOT) + "_" + values++;
        OnnxMl.NodeProto.Builder node =
                OnnxMl.NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(output)
                        .addAllInput(inputs)
                        .addOutput(output);
        for (Attribute attribute : attributes) {
            node.addAttribute(
                    OnnxMl.AttributeProto.newBuilder()
                            .setName(attribute.name())
                            .setType(OnnxMl.AttributeProto.AttributeType.INT)
                            .setI(attribute.value()));
        }
        graph.addNode(node);
        return output;
    }

    /** A node of {@code ai.onnx.ml} with one output; returns the output's name. */
    public String machineLearningNode(
            String operator, List<String> inputs, List<OnnxMl.AttributeProto> attributes) {
        String output = node(operator, inputs);
        graph.getNodeBuilder(graph.getNodeCount() - 1)
                .setDomain(ML_DOMAIN)
                .addAllAttribute(attributes);
        return output;
    }

    /** A node with one output and no attributes; returns the output's name. */
    public String node(String operator, String... inputs) {
        return node(operator, List.of(inputs));
    }

    /** The graph, serialized. */
    public byte[] build() {
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(IR_VERSION)
                        .setProducerName("hap-training")
                        .addOpsetImport(operators("", OPSET))
                        .setGraph(graph);
        if (graph.getNodeList().stream().anyMatch(node -> node.getDomain().equals(ML_DOMAIN))) {
            model.addOpsetImport(operators(ML_DOMAIN, ML_OPSET));
        }
        return model.build().toByteArray();
    }

    private static OnnxMl.OperatorSetIdProto operators(String domain, int version) {
        return OnnxMl.OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
    }

    private String constant(
            String name, OnnxMl.TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name + "#" + values++)
                        .setDataType(type.getNumber())
                        .setRawData(ByteString.copyFrom(bytes));
        for (long size : shape) {
            tensor.addDims(size);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** A whole-numbered attribute of a node. */
    public record Attribute(String name, long value) {}
}
