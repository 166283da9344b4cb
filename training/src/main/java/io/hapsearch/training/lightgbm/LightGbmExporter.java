/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.training.export.GraphBuilder;
import io.hapsearch.training.export.GraphBuilder.Attribute;
import io.hapsearch.training.lightgbm.LightGbmTree.Missing;
import io.hapsearch.training.lightgbm.LightGbmTree.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes a LightGBM model as an ONNX graph over the inputs of a feature spec, with the raw score as
 * logit. The model's features are the spec's columns: by name if the model has names of its own, by
 * position if LightGBM named them ({@code Column_0}, {@code Column_1}, ...). A feature with several
 * columns has them under its name and their position, as in {@code tags_0}. Immutable.
 */
public final class LightGbmExporter {

    /** The graph's output. */
    public static final String LOGIT = "logit";

    private static final float LIGHTGBM_ZERO = 1e-35f;

    private final FeatureSpec spec;
    private final Float missing;

    /**
     * @param spec whose columns are the model's features
     * @param missing the number by which the spec stands in for a missing value, for which the
     *     model is to see NaN; null if there is none
     */
    public LightGbmExporter(FeatureSpec spec, Float missing) {
        this.spec = spec;
        this.missing = missing;
    }

    /**
     * The graph, serialized.
     *
     * @throws IllegalArgumentException that names the model's file and the feature if the spec has
     *     no such column, or not as many columns
     */
    public byte[] export(LightGbmModel model) {
        int[] order = order(model);
        GraphBuilder graph = new GraphBuilder("lightgbm");
        String matrix = matrix(graph, model, order);
        if (missing != null) {
            String same =
                    graph.node("Equal", matrix, graph.floats("missing", new float[] {missing}, 1));
            matrix = graph.node("Where", same, nan(graph), matrix);
        }
        matrix = zerosMissing(graph, model, matrix);
        CategoryColumns categories = new CategoryColumns(model);
        matrix = categories.append(graph, matrix);
        EnsembleNode ensemble = new EnsembleNode(categories, model.scale());
        for (int tree = 0; tree < model.trees().size(); tree++) {
            ensemble.add(tree, model.trees().get(tree));
        }
        String logit =
                graph.machineLearningNode(
                        "TreeEnsembleRegressor", List.of(matrix), ensemble.attributes());
        graph.output(logit, GraphBuilder.value(LOGIT, true, null, 1));
        return graph.build();
    }

    /** By feature of the model, the column of the spec. */
    private int[] order(LightGbmModel model) {
        List<String> columns = columns();
        List<String> features = model.features();
        boolean numbered =
                IntStream.range(0, features.size())
                        .allMatch(i -> features.get(i).equals("Column_" + i));
        if (numbered) {
            if (features.size() != columns.size()) {
                throw model.error(
                        "has "
                                + features.size()
                                + " features without names, the inputs of features.json have "
                                + columns.size()
                                + " columns: "
                                + columns);
            }
            return IntStream.range(0, columns.size()).toArray();
        }
        return features.stream()
                .mapToInt(
                        feature -> {
                            int column = columns.indexOf(feature);
                            if (column < 0) {
                                throw model.error(
                                        "has a feature ["
                                                + feature
                                                + "], but features.json has only the columns "
                                                + columns);
                            }
                            return column;
                        })
                .toArray();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (Feature feature : spec.features()) {
            for (int i = 0; i < feature.width(); i++) {
                columns.add(feature.width() == 1 ? feature.name() : feature.name() + "_" + i);
            }
        }
        return columns;
    }

    /** The model's columns side by side, a row for each hit; only inputs that it uses are taken. */
    private String matrix(GraphBuilder graph, LightGbmModel model, int[] order) {
        boolean[] used = new boolean[columns().size()];
        for (int column : order) {
            used[column] = true;
        }
        List<Input> inputs = new ArrayList<>();
        int[] places = new int[used.length];
        int place = 0;
        int first = 0;
        for (Input input : spec.inputs()) {
            int end = first + input.width();
            if (IntStream.range(first, end).anyMatch(column -> used[column])) {
                inputs.add(input);
                for (int column = first; column < end; column++) {
                    places[column] = place++;
                }
            }
            first = end;
        }
        Input perHit =
                inputs.stream()
                        .filter(input -> input.per() == Scope.HIT)
                        .findFirst()
                        .orElseThrow(() -> model.error("uses no column of an input per hit"));
        inputs.forEach(input -> declare(graph, input));
        List<String> parts = inputs.stream().map(input -> rows(graph, input, perHit)).toList();
        String matrix =
                parts.size() == 1
                        ? parts.getFirst()
                        : graph.node("Concat", parts, new Attribute("axis", 1));
        long[] gathered = Arrays.stream(order).mapToLong(column -> places[column]).toArray();
        boolean asTheyAre =
                gathered.length == place
                        && IntStream.range(0, place).allMatch(i -> gathered[i] == i);
        return asTheyAre
                ? matrix
                : graph.node(
                        "Gather",
                        List.of(matrix, graph.longs("columns", gathered)),
                        new Attribute("axis", 1));
    }

    private static void declare(GraphBuilder graph, Input input) {
        Integer rows = input.per() == Scope.HIT ? null : Integer.valueOf(1);
        boolean isFloat = input.type() == ElementType.FLOAT;
        graph.input(GraphBuilder.value(input.name(), isFloat, rows, input.width()));
    }

    private static String rows(GraphBuilder graph, Input input, Input perHit) {
        String numbers =
                input.type() == ElementType.FLOAT ? input.name() : graph.cast(input.name(), true);
        if (input.per() == Scope.HIT) {
            return numbers;
        }
        String shape = graph.node("Shape", perHit.name());
        String hits =
                graph.node(
                        "Concat",
                        List.of(
                                graph.node("Gather", shape, graph.longs("rows", 0)),
                                graph.longs("width", input.width())),
                        new Attribute("axis", 0));
        return graph.node("Expand", numbers, hits);
    }

    /** Where a feature's zeros are missing, they become NaN. */
    private static String zerosMissing(GraphBuilder graph, LightGbmModel model, String matrix) {
        float[] limits = new float[model.features().size()];
        Arrays.fill(limits, -1);
        boolean any = false;
        for (LightGbmTree tree : model.trees()) {
            for (int node = 0; node < tree.features().length; node++) {
                if (tree.splits()[node] instanceof Split.Threshold split
                        && split.missing() == Missing.ZERO) {
                    limits[tree.features()[node]] = LIGHTGBM_ZERO;
                    any = true;
                }
            }
        }
        if (!any) {
            return matrix;
        }
        String zero =
                graph.node(
                        "LessOrEqual",
                        graph.node("Abs", matrix),
                        graph.floats("zero", limits, limits.length));
        return graph.node("Where", zero, nan(graph), matrix);
    }

    private static String nan(GraphBuilder graph) {
        return graph.floats("nan", new float[] {Float.NaN}, 1);
    }
}
