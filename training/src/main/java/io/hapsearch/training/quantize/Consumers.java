/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which nodes of a graph take a value. Immutable. */
final class Consumers {
    private final GraphProto graph;
    private final Map<String, List<Integer>> nodes = new HashMap<>();
    private final Set<String> outputs = new HashSet<>();

    Consumers(GraphProto graph) {
        this.graph = graph;
        for (int i = 0; i < graph.getNodeCount(); i++) {
            for (String value : graph.getNode(i).getInputList()) {
                nodes.computeIfAbsent(value, name -> new ArrayList<>()).add(i);
            }
        }
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(outputs::add);
    }

    /**
     * Whether nothing but ReLU follows a node, and nothing but some nodes take what that leaves.
     */
    boolean areReluAnd(Set<Integer> takers, NodeProto node) {
        List<Integer> next = takenBy(node);
        if (next.size() != 1 || !graph.getNode(next.getFirst()).getOpType().equals("Relu")) {
            return false;
        }
        List<Integer> afterwards = takenBy(graph.getNode(next.getFirst()));
        return !afterwards.isEmpty() && takers.containsAll(afterwards);
    }

    /** The nodes that take a node's output; none if it is also the graph's. */
    private List<Integer> takenBy(NodeProto node) {
        String value = node.getOutput(0);
        return outputs.contains(value) ? List.of() : nodes.getOrDefault(value, List.of());
    }
}
