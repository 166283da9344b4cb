/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes layers of a graph anew, with {@code QuantizeLinear} and {@code DequantizeLinear} around
 * what they take: the form that ONNX Runtime fuses to products of integers. All scales are
 * constants, so that a hit's logit does not depend on the hits beside it. Used once.
 */
final class Int8Writer {
    private static final String DEQUANTIZE = "DequantizeLinear";

    private final GraphProto graph;
    private final Initializers constants;
    private final Consumers consumers;
    private final Map<String, ValueRange> ranges;
    private final GraphPatch patch;
    private final Map<Integer, DenseLayer> layers = new HashMap<>();
    private final Map<String, Codes> codes = new HashMap<>();

    private Int8Writer(GraphProto graph, List<DenseLayer> layers, Map<String, ValueRange> ranges) {
        this.graph = graph;
        this.constants = new Initializers(graph);
        this.consumers = new Consumers(graph);
        this.ranges = ranges;
        this.patch = new GraphPatch(graph);
        layers.forEach(layer -> this.layers.put(layer.node(), layer));
    }

    /**
     * The model with some of its layers in 8 bits, serialized.
     *
     * @param ranges by the inputs of layers
     */
    static byte[] write(ModelProto model, List<DenseLayer> layers, Map<String, ValueRange> ranges) {
        GraphProto int8 = new Int8Writer(model.getGraph(), layers, ranges).write();
        return model.toBuilder().setGraph(int8).build().toByteArray();
    }

    private GraphProto write() {
        Set<String> replaced = new HashSet<>();
        Set<String> products = new HashSet<>();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            DenseLayer layer = layers.get(i);
            if (layer != null) {
                write(node, layer);
                replaced.add(layer.weights());
                replaced.add(layer.bias() == null ? "" : layer.bias());
                if (node.getOpType().equals("MatMul")) {
                    products.add(node.getOutput(0));
                }
            } else if (node.getOpType().equals("Add")
                    && node.getInputList().stream().anyMatch(products::contains)) {
                // the same, but ONNX Runtime would make MatMul and Add a Gemm of floats
                patch.add(node.toBuilder().setOpType("Sum").build());
            } else {
                patch.add(node);
            }
        }
        return patch.withoutUnused(replaced);
    }

    private void write(NodeProto node, DenseLayer layer) {
        boolean codesFollow = consumers.areReluAnd(layers.keySet(), node);
        float inputScale = ranges.get(layer.input()).scale();
        float[] bias = layer.bias() == null ? null : constants.floats(layer.bias());
        WeightCodes weights =
                WeightCodes.of(
                        layer,
                        constants.floats(layer.weights()),
                        codesFollow ? bias : null,
                        inputScale);
        NodeProto.Builder int8 =
                node.toBuilder().setInput(0, input(layer)).setInput(1, weights(layer, weights));
        if (bias == null) {
            patch.add(int8.build());
        } else if (codesFollow) {
            String codedBias =
                    patch.nodeAlong(
                            0,
                            DEQUANTIZE,
                            patch.ints(weights.bias(), layer.out()),
                            patch.floats(weights.biasScales(inputScale), layer.out()));
            patch.add(int8.setInput(2, codedBias).build());
        } else {
            addBias(node, int8.build(), layer.bias());
        }
    }

    /**
     * The bias apart: ONNX Runtime would make product and activation one operator of floats, before
     * it looks for products of integers.
     */
    private void addBias(NodeProto node, NodeProto int8, String bias) {
        String product = node.getOutput(0) + "/product";
        patch.add(
                int8.toBuilder()
                        .clearInput()
                        .addAllInput(int8.getInputList().subList(0, 2))
                        .setOutput(0, product)
                        .build());
        patch.add(
                NodeProto.newBuilder()
                        .setName(product + "/bias")
                        .setOpType("Add")
                        .addInput(product)
                        .addInput(bias)
                        .addOutput(node.getOutput(0))
                        .build());
    }

    private String input(DenseLayer layer) {
        Codes input = codes.computeIfAbsent(layer.input(), this::quantize);
        return patch.node(DEQUANTIZE, input.value(), input.scale(), input.zeroPoint());
    }

    private String weights(DenseLayer layer, WeightCodes weights) {
        long rows = layer.transposed() ? layer.out() : layer.in();
        long columns = layer.transposed() ? layer.in() : layer.out();
        return patch.nodeAlong(
                layer.transposed() ? 0 : 1,
                DEQUANTIZE,
                patch.bytes(DataType.INT8, weights.weights(), rows, columns),
                patch.floats(weights.scales(), layer.out()),
                patch.bytes(DataType.INT8, new byte[layer.out()], layer.out()));
    }

    private Codes quantize(String value) {
        ValueRange range = ranges.get(value);
        String scale = patch.floats(new float[] {range.scale()});
        String zeroPoint = patch.bytes(DataType.UINT8, new byte[] {(byte) range.zeroPoint()});
        return new Codes(patch.node("QuantizeLinear", value, scale, zeroPoint), scale, zeroPoint);
    }

    /** The names of a value's codes and of what they stand for. */
    private record Codes(String value, String scale, String zeroPoint) {}
}
