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
 * A dense network with rectified linear units and random weights (He et al. 2015): as fast as a
 * trained one. Its hidden output is the last layer but one. Deterministic by seed, thread-safe.
 *
 * @param input the name of its one input
 * @param widths of the input, each hidden layer, and the logit, which is 1
 * @param seed decides the weights
 */
record RandomMlp(String input, List<Integer> widths, long seed) {

    /** The graph, serialized. */
    byte[] onnx() {
        Random random = new Random(seed);
        GraphBuilder graph = new GraphBuilder("mlp");
        graph.input(GraphBuilder.value(input, true, null, widths.getFirst()));
        String value = input;
        int last = widths.size() - 1;
        for (int layer = 1; layer < last; layer++) {
            value = graph.node("Relu", dense(graph, value, layer, random));
        }
        String hidden = value;
        String logit = dense(graph, value, last, random);
        graph.output(logit, GraphBuilder.value(NetworkExporter.LOGIT, true, null, 1));
        graph.output(
                hidden,
                GraphBuilder.value(NetworkExporter.HIDDEN, true, null, widths.get(last - 1)));
        return graph.build();
    }

    private String dense(GraphBuilder graph, String value, int layer, Random random) {
        int rows = widths.get(layer - 1);
        int columns = widths.get(layer);
        double deviation = Math.sqrt(2.0 / rows);
        String weights =
                graph.floats(
                        "weights" + layer,
                        gaussian(random, rows * columns, deviation),
                        rows,
                        columns);
        String bias = graph.floats("bias" + layer, gaussian(random, columns, 0.1), columns);
        return graph.node("Gemm", value, weights, bias);
    }

    private static float[] gaussian(Random random, int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
