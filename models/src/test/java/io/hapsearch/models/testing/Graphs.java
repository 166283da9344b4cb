/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.testing;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small models with the output {@value #LOGIT} of shape {@code [hits, 1]}. Inputs per request are
 * broadcast in the graph.
 */
public final class Graphs {

    /** The output with the logits. */
    public static final String LOGIT = "logit";

    /** The output with the last hidden layer, of graphs that have one. */
    public static final String HIDDEN = "hidden";

    private static final int EMBEDDING = 4;

    private Graphs() {}

    /** The weighted sum of a float input's columns. */
    public static byte[] linear(Input input, float[] weights, float bias) {
        GraphBuilder graph = new GraphBuilder();
        String product =
                graph.node(
                        "MatMul", graph.input(input), graph.constant(weights, weights.length, 1));
        graph.add("Add", LOGIT, product, graph.constant(new float[] {bias}, 1));
        return graph.output(LOGIT, 1).build();
    }

    /**
     * Dense layers with ReLU between them over any inputs, integer inputs through an embedding
     * table, with random weights. With layers, the last one is also the output {@value #HIDDEN}.
     *
     * @param inputs what the graph takes
     * @param layers the widths of hidden layers; none for a linear model
     */
    public static byte[] mlp(Random random, List<Input> inputs, int... layers) {
        GraphBuilder graph = new GraphBuilder();
        int width = layers.length == 0 ? 1 : layers[0];
        List<String> terms = new ArrayList<>();
        for (Input input : inputs) {
            String name = graph.input(input);
            int columns = input.width();
            if (input.type() == ElementType.INT64) {
                name = embed(graph, random, input, name);
                columns *= EMBEDDING;
            }
            terms.add(graph.node("MatMul", name, weights(graph, random, columns, width)));
        }
        String sum = weights(graph, random, 1, width);
        for (String term : terms) {
            sum = graph.node("Add", sum, term);
        }
        for (int i = 0; i < layers.length; i++) {
            boolean last = i == layers.length - 1;
            int next = last ? 1 : layers[i + 1];
            String layer = last ? HIDDEN : "layer" + i;
            graph.add("Relu", layer, sum);
            sum = graph.node("MatMul", layer, weights(graph, random, layers[i], next));
        }
        graph.add("Identity", LOGIT, sum);
        if (layers.length > 0) {
            graph.output(HIDDEN, layers[layers.length - 1]);
        }
        return graph.output(LOGIT, 1).build();
    }

    /** The square root of a float input's first column: not a number where that is negative. */
    public static byte[] squareRoot(Input input) {
        GraphBuilder graph = new GraphBuilder();
        graph.add("Sqrt", LOGIT, firstColumn(graph, input));
        return graph.output(LOGIT, 1).build();
    }

    /** A float input's first column; fails at run time if any hit's is above a limit. */
    public static byte[] failingAbove(Input input, float limit) {
        GraphBuilder graph = new GraphBuilder();
        String column = firstColumn(graph, input);
        String above = graph.node("Greater", column, graph.constant(new float[] {limit}, 1));
        String position = graph.node("Cast", "to", 7, above);
        String zero = graph.node("Gather", graph.constant(new float[] {0}, 1), position);
        graph.add("Add", LOGIT, column, zero);
        return graph.output(LOGIT, 1).build();
    }

    /**
     * A float input's first column, after so many products of {@code width * width} multiplications
     * per hit: a call takes long, and consists of many operators.
     */
    public static byte[] slow(Input input, int products, int width) {
        GraphBuilder graph = new GraphBuilder();
        String x = graph.input(input);
        String square = graph.constant(new float[width * width], width, width);
        String narrow = graph.constant(new float[input.width() * width], input.width(), width);
        String wide = graph.node("MatMul", x, narrow);
        for (int i = 0; i < products; i++) {
            wide = graph.node("MatMul", wide, square);
        }
        String zero = graph.node("MatMul", wide, graph.constant(new float[width], width, 1));
        String column = graph.node("Gather", "axis", 1, x, graph.constant(0L));
        graph.add("Add", LOGIT, column, zero);
        return graph.output(LOGIT, 1).build();
    }

    private static String firstColumn(GraphBuilder graph, Input input) {
        return graph.node("Gather", "axis", 1, graph.input(input), graph.constant(0L));
    }

    private static String embed(GraphBuilder graph, Random random, Input input, String codes) {
        int rows = input.features().stream().mapToInt(Graphs::codes).max().orElseThrow();
        String table = weights(graph, random, rows, EMBEDDING);
        String vectors = graph.node("Gather", table, codes);
        return graph.node("Reshape", vectors, graph.constant(0L, (long) input.width() * EMBEDDING));
    }

    private static int codes(Feature feature) {
        return switch (feature) {
            case Feature.Keyword keyword -> keyword.encoding().size();
            case Feature.Parameter parameter -> parameter.encoding().size();
            default -> throw new IllegalArgumentException(feature.name());
        };
    }

    private static String weights(GraphBuilder graph, Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        double scale = 1 / Math.sqrt(rows);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        return graph.constant(values, rows, columns);
    }
}
