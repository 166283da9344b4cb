/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.training.export.GraphBuilder.Attribute;
import io.hapsearch.training.model.CodeSlot;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.NumberSlot;
import io.hapsearch.training.model.Side;
import io.hapsearch.training.model.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a trained network as an ONNX graph with outputs {@value #LOGIT} (shape {@code [hits]}) and
 * {@value #HIDDEN} ({@code [hits, width]}). What depends on the request alone is computed once per
 * call, and algebra keeps wide intermediates away from hits:
 *
 * <ul>
 *   <li>embedding tables are multiplied with the item tower's first layer beforehand, so that an
 *       item is a sum of rows;
 *   <li>{@code v V + (u * v) P} is {@code v (V + diag(u) P)}, one product with a matrix made once
 *       per request;
 *   <li>attention's scale is part of its query weights, its mask and recency are one row added to
 *       the affinities.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class NetworkExporter {
    /** The output with the logits. */
    public static final String LOGIT = "logit";

    /** The output with the last hidden layer. */
    public static final String HIDDEN = "hidden";

    private static final float MASKED = -1e9f;

    private final NetworkShape shape;
    private final Layout layout;
    private final Weights weights;
    private final GraphBuilder graph;
    private final CodePooling pooling;

    private NetworkExporter(String name, NetworkShape shape, Weights weights) {
        this.shape = shape;
        this.layout = shape.layout();
        this.weights = weights;
        this.graph = new GraphBuilder(name);
        this.pooling = new CodePooling(graph, layout.spec());
    }

    /**
     * Writes a graph.
     *
     * @param name the graph's name
     * @param shape the network
     * @param weights its weights
     */
    public static byte[] export(String name, NetworkShape shape, Weights weights) {
        return new NetworkExporter(name, shape, weights).write();
    }

    private byte[] write() {
        for (Input input : layout.spec().inputs()) {
            if (input.per() == Scope.HIT || shape.hasUser()) {
                graph.input(
                        GraphBuilder.value(
                                input.name(),
                                input.type() == ElementType.FLOAT,
                                input.per() == Scope.HIT ? null : Integer.valueOf(1),
                                input.width()));
            }
        }
        String first = itemFirstLayer();
        String query = null;
        if (shape.attention()) {
            int width = layerWidth("item.0");
            query = columns(first, width, width + shape.layers().tower());
            first = columns(first, 0, width);
        }
        String item = restOfTower("item", first, shape.layers().item().size());
        String join = shape.hasUser() ? joinWithUser(item) : gemm(item, "join.item", "join.bias");
        if (shape.attention()) {
            String attended = attention(query);
            join =
                    graph.node(
                            "Sum",
                            join,
                            matMul(attended, "join.attention"),
                            matMul(graph.node("Mul", attended, item), "join.match"));
        }
        String hidden = graph.node("Relu", join);
        for (int i = 1; i < shape.layers().dense().size(); i++) {
            hidden = graph.node("Relu", layer(hidden, "dense." + i));
        }
        String logit = graph.node("Squeeze", layer(hidden, "out"), graph.longs("axis", 1));
        graph.output(logit, GraphBuilder.value(LOGIT, true, new Integer[] {null}));
        graph.output(hidden, GraphBuilder.value(HIDDEN, true, null, shape.hiddenWidth()));
        return graph.build();
    }

    /** The item tower's first layer, with attention's query to its right. */
    private String itemFirstLayer() {
        Matrix folded = Matrix.of(weights, "item.0.weight");
        Matrix bias = Matrix.of(weights, "item.0.bias");
        if (shape.attention()) {
            Matrix query =
                    Matrix.of(weights, "attention.query")
                            .scaled(1 / Math.sqrt(shape.layers().tower()));
            folded = folded.beside(query);
            bias = bias.beside(new Matrix(1, query.columns(), new float[query.columns()]));
        }
        Side side = layout.item();
        List<String> terms = new ArrayList<>();
        int column = 0;
        for (NumberSlot slot : side.numbers()) {
            String part = constant("item.numbers", folded.slice(column, column + slot.width()));
            terms.add(
                    column == 0
                            ? graph.node("Gemm", slot.input(), part, constant("item.bias", bias))
                            : graph.node("MatMul", slot.input(), part));
            column += slot.width();
        }
        if (terms.isEmpty()) {
            terms.add(constant("item.bias", bias));
        }
        for (int i = 0; i < side.codes().size(); i++) {
            int from = side.columnOf(i, layout.embedding());
            Matrix rows =
                    table(side.codes().get(i)).times(folded.slice(from, from + layout.embedding()));
            terms.add(
                    pooling.pool(
                            side.codes().get(i),
                            constant("item." + side.codes().get(i).feature(), rows)));
        }
        return sum(terms);
    }

    private String joinWithUser(String item) {
        Side side = layout.user();
        List<String> parts = new ArrayList<>();
        side.numbers().forEach(slot -> parts.add(slot.input()));
        for (CodeSlot slot : side.codes()) {
            parts.add(pooling.pool(slot, constant("user." + slot.feature(), table(slot))));
        }
        String seen =
                parts.size() == 1
                        ? parts.getFirst()
                        : graph.node("Concat", parts, new Attribute("axis", 1));
        String user = restOfTower("user", layer(seen, "user.0"), shape.layers().user().size());
        String diagonal =
                graph.node("Mul", graph.node("Transpose", user), constant("join.product"));
        String matrix = graph.node("Add", constant("join.item"), diagonal);
        return graph.node("Gemm", item, matrix, gemm(user, "join.user", "join.bias"));
    }

    private String attention(String query) {
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (CodeSlot slot : layout.historySlots()) {
            String gathered =
                    graph.node("Gather", constant("history", table(slot)), pooling.codes(slot));
            String history = graph.node("Squeeze", gathered, graph.longs("axis", 0));
            values.add(matMul(history, NetworkShape.attentionValue(values.size())));
            keys.add(matMul(history, NetworkShape.attentionKey(keys.size())));
        }
        String missing =
                graph.node(
                        "Equal",
                        pooling.codes(layout.historySlots().getFirst()),
                        graph.longs("missing", 0));
        String mask =
                graph.node(
                        "Where",
                        missing,
                        graph.floats("masked", new float[] {MASKED}, 1),
                        constant("attention.recency"));
        String affinity =
                graph.node("Gemm", List.of(query, sum(keys), mask), new Attribute("transB", 1));
        String attention = graph.node("Softmax", List.of(affinity), new Attribute("axis", 1));
        // missing entries have zero values, so that an empty history attends to zeros
        return graph.node("MatMul", attention, sum(values));
    }

    private String sum(List<String> terms) {
        return terms.size() == 1 ? terms.getFirst() : graph.node("Sum", terms);
    }

    private String restOfTower(String side, String first, int hidden) {
        String x = first;
        for (int i = 1; i <= hidden; i++) {
            x = layer(graph.node("Relu", x), side + "." + i);
        }
        return x;
    }

    private String columns(String value, int from, int to) {
        return graph.node(
                "Slice",
                value,
                graph.longs("from", from),
                graph.longs("to", to),
                graph.longs("axis", 1));
    }

    private int layerWidth(String name) {
        return weights.slot(name + ".weight").columns();
    }

    private String layer(String in, String name) {
        return gemm(in, name + ".weight", name + ".bias");
    }

    private String gemm(String in, String weight, String bias) {
        return graph.node("Gemm", in, constant(weight), constant(bias));
    }

    private String matMul(String in, String weight) {
        return graph.node("MatMul", in, constant(weight));
    }

    private Matrix table(CodeSlot slot) {
        return Matrix.of(weights, NetworkShape.table(slot.table()));
    }

    private String constant(String name) {
        return constant(name, Matrix.of(weights, name));
    }

    private String constant(String name, Matrix matrix) {
        return graph.floats(name, matrix.values(), matrix.rows(), matrix.columns());
    }
}
