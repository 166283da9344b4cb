/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.export.GraphBuilder.Attribute;
import io.hapsearch.training.model.CodeSlot;
import java.util.List;

/**
 * Writes the pooled rows of tables for code features: the mean over codes that are not missing,
 * zeros for none.
 */
final class CodePooling {
    private final GraphBuilder graph;
    private final FeatureSpec spec;

    CodePooling(GraphBuilder graph, FeatureSpec spec) {
        this.graph = graph;
        this.spec = spec;
    }

    /** The columns of a feature, shape {@code [rows, width]}. */
    String codes(CodeSlot slot) {
        if (spec.input(slot.input()).orElseThrow().width() == slot.width()) {
            return slot.input();
        }
        return graph.node(
                "Slice",
                slot.input(),
                graph.longs("from", slot.column()),
                graph.longs("to", slot.column() + slot.width()),
                graph.longs("axis", 1));
    }

    /**
     * The pooled rows of a table whose first row is zero, shape {@code [rows, width of the table]}.
     */
    String pool(CodeSlot slot, String table) {
        String codes = codes(slot);
        if (slot.width() == 1) {
            return graph.node(
                    "Gather", table, graph.node("Squeeze", codes, graph.longs("axis", 1)));
        }
        String sum =
                graph.node(
                        "ReduceSum",
                        List.of(graph.node("Gather", table, codes), graph.longs("axis", 1)),
                        new Attribute("keepdims", 0));
        String present =
                graph.node(
                        "Min",
                        graph.node("Cast", List.of(codes), new Attribute("to", 1)),
                        graph.floats("one", new float[] {1}, 1));
        String count = graph.node("ReduceSum", present, graph.longs("axis", 1));
        return graph.node(
                "Div", sum, graph.node("Max", count, graph.floats("one", new float[] {1}, 1)));
    }
}
