/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the products of a graph that can be computed with integers: {@code MatMul} and {@code Gemm}
 * with a constant matrix on the right. Stateless.
 */
final class DenseLayers {
    /** Below this, quantizing the input costs as much as the product. */
    static final long MIN_MULTIPLICATIONS = 2_048;

    private static final int MIN_OUTPUTS = 8;

    private DenseLayers() {}

    /** The layers in the order of the graph's nodes; those too small to win are left out. */
    static List<DenseLayer> of(GraphProto graph) {
        Initializers constants = new Initializers(graph);
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            DenseLayer layer = layer(i, graph.getNode(i), constants);
            if (layer != null
                    && layer.out() >= MIN_OUTPUTS
                    && layer.multiplications() >= MIN_MULTIPLICATIONS) {
                layers.add(layer);
            }
        }
        return layers;
    }

    private static DenseLayer layer(int index, NodeProto node, Initializers constants) {
        boolean gemm = node.getOpType().equals("Gemm");
        if (!gemm && !node.getOpType().equals("MatMul")) {
            return null;
        }
        long[] shape = constants.shape(node.getInput(1));
        if (shape == null || shape.length != 2 || constants.holds(node.getInput(0))) {
            return null;
        }
        boolean transposed = gemm && attribute(node, "transB", 0) != 0;
        int in = (int) shape[transposed ? 1 : 0];
        int out = (int) shape[transposed ? 0 : 1];
        String bias =
                node.getInputCount() > 2 && !node.getInput(2).isEmpty() ? node.getInput(2) : null;
        boolean plain =
                !gemm
                        || (attribute(node, "transA", 0) == 0
                                && attribute(node, "alpha", 1) == 1
                                && attribute(node, "beta", 1) == 1
                                && (bias == null || isRow(constants.shape(bias), out)));
        return plain
                ? new DenseLayer(
                        index, node.getInput(0), node.getInput(1), bias, in, out, transposed)
                : null;
    }

    private static boolean isRow(long[] shape, int columns) {
        return shape != null
                && shape.length > 0
                && shape[shape.length - 1] == columns
                && (shape.length == 1 || (shape.length == 2 && shape[0] == 1));
    }

    private static float attribute(NodeProto node, String name, float otherwise) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute.getType() == AttributeProto.AttributeType.FLOAT
                        ? attribute.getF()
                        : attribute.getI();
            }
        }
        return otherwise;
    }
}
