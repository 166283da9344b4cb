/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.training.export.GraphBuilder;
import io.hapsearch.training.export.GraphBuilder.Attribute;
import io.hapsearch.training.export.NetworkExporter;
import java.util.List;
import java.util.Random;

/**
 * A network of the expressive kind with random weights, as fast as a trained one: each hit attends
 * to the request's history, and what it finds there goes with the hit's features through dense
 * layers. Deterministic by seed, thread-safe.
 *
 * @param features the name and width of the hits' input
 * @param history the name, length and number of codes of the request's input
 * @param embedding the width of a history entry
 * @param dense the widths of the dense layers, without the logit
 * @param seed decides the weights
 */
record RandomAttention(Side features, Side history, int embedding, List<Integer> dense, long seed) {

    /**
     * One input.
     *
     * @param name of the input
     * @param width its columns
     * @param codes how many codes there are, 0 for numbers
     */
    record Side(String name, int width, int codes) {}

    /** The graph, serialized. */
    byte[] onnx() {
        Random random = new Random(seed);
        GraphBuilder graph = new GraphBuilder("attention");
        graph.input(GraphBuilder.value(features.name(), true, null, features.width()));
        graph.input(GraphBuilder.value(history.name(), false, 1, history.width()));
        RandomWeights weights = new RandomWeights(graph, random);
        String table = weights.matrix("table", history.codes(), embedding);
        String entries =
                graph.node(
                        "Reshape",
                        graph.node("Gather", table, history.name()),
                        graph.longs("shape", history.width(), embedding));
        String query =
                graph.node(
                        "MatMul",
                        features.name(),
                        weights.matrix("query", features.width(), embedding));
        String affinity =
                graph.node(
                        "Gemm",
                        List.of(query, entries, weights.bias("recency", history.width())),
                        new Attribute("transB", 1));
        String attention = graph.node("Softmax", List.of(affinity), new Attribute("axis", 1));
        String found = graph.node("MatMul", attention, entries);
        String joined =
                graph.node(
                        "Concat",
                        List.of(features.name(), query, found, graph.node("Mul", query, found)),
                        new Attribute("axis", 1));
        int width = features.width() + 3 * embedding;
        for (int layer = 0; layer < dense.size(); layer++) {
            joined = graph.node("Relu", weights.dense(joined, width, dense.get(layer)));
            width = dense.get(layer);
        }
        graph.output(joined, GraphBuilder.value(NetworkExporter.HIDDEN, true, null, width));
        graph.output(
                weights.dense(joined, width, 1),
                GraphBuilder.value(NetworkExporter.LOGIT, true, null, 1));
        return graph.build();
    }
}
