/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.training.export.GraphBuilder;
import io.hapsearch.training.export.NetworkExporter;
import java.util.List;
import java.util.Random;

/**
 * A dense network with rectified linear units and random weights: as fast as a trained one. Its
 * hidden output is the last layer but one. Deterministic by seed, thread-safe.
 *
 * @param input the name of its one input
 * @param widths of the input, each hidden layer, and the logit, which is 1
 * @param seed decides the weights
 */
record RandomMlp(String input, List<Integer> widths, long seed) {

    /** The graph, serialized. */
    byte[] onnx() {
        GraphBuilder graph = new GraphBuilder("mlp");
        graph.input(GraphBuilder.value(input, true, null, widths.getFirst()));
        RandomWeights weights = new RandomWeights(graph, new Random(seed));
        String value = input;
        int last = widths.size() - 1;
        for (int layer = 1; layer < last; layer++) {
            value =
                    graph.node(
                            "Relu", weights.dense(value, widths.get(layer - 1), widths.get(layer)));
        }
        graph.output(
                weights.dense(value, widths.get(last - 1), widths.get(last)),
                GraphBuilder.value(NetworkExporter.LOGIT, true, null, 1));
        graph.output(
                value,
                GraphBuilder.value(NetworkExporter.HIDDEN, true, null, widths.get(last - 1)));
        return graph.build();
    }
}
