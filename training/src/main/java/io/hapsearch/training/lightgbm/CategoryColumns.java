/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import io.hapsearch.training.export.GraphBuilder;
import io.hapsearch.training.export.GraphBuilder.Attribute;
import io.hapsearch.training.lightgbm.LightGbmTree.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Columns that say whether a value is in a set of categories, since ONNX trees compare numbers
 * only: 0 if it is, 1 if not. They stand behind the model's own columns. A table for each feature,
 * with a row for each category and a column for each set, is looked up in the graph. Not
 * thread-safe.
 */
final class CategoryColumns {

    /** Between yes and no. */
    static final float THRESHOLD = 0.5f;

    private static final float IN = 0;
    private static final float OUT = 1;

    private final int first;
    private final Map<Integer, Map<List<Integer>, Split.Category>> sets = new TreeMap<>();
    private final Map<Integer, Map<List<Integer>, Integer>> columns = new LinkedHashMap<>();

    /** Gathers the sets of all trees. */
    CategoryColumns(LightGbmModel model) {
        this.first = model.features().size();
        for (LightGbmTree tree : model.trees()) {
            for (int node = 0; node < tree.features().length; node++) {
                if (tree.splits()[node] instanceof Split.Category split) {
                    sets.computeIfAbsent(tree.features()[node], f -> new LinkedHashMap<>())
                            .put(key(split), split);
                }
            }
        }
        int next = first;
        for (Map.Entry<Integer, Map<List<Integer>, Split.Category>> feature : sets.entrySet()) {
            Map<List<Integer>, Integer> of = new LinkedHashMap<>();
            for (List<Integer> key : feature.getValue().keySet()) {
                of.put(key, next++);
            }
            columns.put(feature.getKey(), of);
        }
    }

    /** The column of a set of a feature's categories. */
    int column(int feature, Split.Category split) {
        return columns.get(feature).get(key(split));
    }

    /** Adds the columns to those of the model. */
    String append(GraphBuilder graph, String matrix) {
        if (sets.isEmpty()) {
            return matrix;
        }
        List<String> parts = new ArrayList<>(List.of(matrix));
        sets.forEach(
                (feature, splits) ->
                        parts.add(lookUp(graph, matrix, feature, List.copyOf(splits.values()))));
        return graph.node("Concat", parts, new Attribute("axis", 1));
    }

    /**
     * Rows of the table: what is below 0 or not a number, the categories, what is above them.
     * Values are cut towards zero, as LightGBM does.
     */
    private static String lookUp(
            GraphBuilder graph, String matrix, int feature, List<Split.Category> splits) {
        int categories =
                splits.stream().mapToInt(split -> split.bits().length).max().orElseThrow()
                        * Integer.SIZE;
        int width = splits.size();
        float[] table = new float[(categories + 2) * width];
        for (int row = 0; row < categories + 2; row++) {
            for (int column = 0; column < width; column++) {
                boolean in = row > 0 && row <= categories && splits.get(column).has(row - 1);
                table[row * width + column] = in ? IN : OUT;
            }
        }
        String values =
                graph.node(
                        "Gather",
                        List.of(matrix, graph.scalar("feature", feature)),
                        new Attribute("axis", 1));
        String outside = graph.floats("outside", new float[] {-1}, 1);
        String known = graph.node("Where", graph.node("IsNaN", values), outside, values);
        String lowest = graph.floats("lowest", new float[] {-1});
        String highest = graph.floats("highest", new float[] {categories});
        String clipped = graph.node("Clip", known, lowest, highest);
        String row = graph.node("Add", graph.cast(clipped, false), graph.longs("shift", 1));
        return graph.node("Gather", graph.floats("sets", table, categories + 2, width), row);
    }

    private static List<Integer> key(Split.Category split) {
        List<Integer> key = new ArrayList<>();
        for (int word : split.bits()) {
            key.add(word);
        }
        return key;
    }
}
