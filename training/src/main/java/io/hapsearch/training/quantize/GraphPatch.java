/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Copies a graph node by node and puts others in between. Not thread-safe. */
final class GraphPatch {
    private static final String PREFIX = "int8/";

    private final GraphProto.Builder graph;
    private int names;

    /** A copy without nodes. */
    GraphPatch(GraphProto original) {
        this.graph = original.toBuilder().clearNode();
    }

    /** Appends a node as it is. */
    void add(NodeProto node) {
        graph.addNode(node);
    }

    /** Appends a node of this patch; returns its output. */
    String node(String operator, String... inputs) {
        String name = PREFIX + operator + names++;
        graph.addNode(
                NodeProto.newBuilder()
                        .setName(name)
                        .setOpType(operator)
                        .addAllInput(List.of(inputs))
                        .addOutput(name));
        return name;
    }

    /** The same with an axis. */
    String nodeAlong(int axis, String operator, String... inputs) {
        String name = node(operator, inputs);
        graph.getNodeBuilder(graph.getNodeCount() - 1)
                .addAttribute(
                        AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeType.INT)
                                .setI(axis));
        return name;
    }

    /** A constant of floats. */
    String floats(float[] values, long... shape) {
        ByteBuffer bytes = buffer(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        return constant(DataType.FLOAT, ByteString.copyFrom(bytes), shape);
    }

    /** A constant of 32-bit integers. */
    String ints(int[] values, long... shape) {
        ByteBuffer bytes = buffer(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return constant(DataType.INT32, ByteString.copyFrom(bytes), shape);
    }

    /** A constant of a type with one byte for each element. */
    String bytes(DataType type, byte[] values, long... shape) {
        return constant(type, ByteString.copyFrom(values), shape);
    }

    /** The graph without those of some constants that no node takes any more. */
    GraphProto withoutUnused(Set<String> constants) {
        Set<String> unused = new HashSet<>(constants);
        graph.getNodeList().forEach(node -> removeUsed(node, unused));
        List<TensorProto> kept =
                graph.getInitializerList().stream()
                        .filter(tensor -> !unused.contains(tensor.getName()))
                        .toList();
        return graph.clearInitializer().addAllInitializer(kept).build();
    }

    /** What a node takes, also inside of graphs of its own. */
    private static void removeUsed(NodeProto node, Set<String> unused) {
        node.getInputList().forEach(unused::remove);
        for (AttributeProto attribute : node.getAttributeList()) {
            attribute.getG().getNodeList().forEach(inner -> removeUsed(inner, unused));
            attribute
                    .getGraphsList()
                    .forEach(
                            inner -> inner.getNodeList().forEach(each -> removeUsed(each, unused)));
        }
    }

    private String constant(DataType type, ByteString content, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(PREFIX + names++)
                        .setDataType(type.getNumber())
                        .setRawData(content);
        for (long size : shape) {
            tensor.addDims(size);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
