/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.experiment.Comparisons.Comparison;
import io.hapsearch.training.ghcl.ConflictPoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the study of GHCL found.
 *
 * @param rows the metrics of each training, and of retrieval
 * @param comparisons how sure the differences are
 * @param conflict gradient conflict over the training, by model and variant, as means over seeds
 */
record GhclResult(
        @JsonProperty("rows") List<Summary> rows,
        @JsonProperty("comparisons") List<Comparison> comparisons,
        @JsonProperty("conflict") Map<String, Map<String, List<ConflictPoint>>> conflict) {
    /** The metrics of one training. */
    record Summary(
            @JsonProperty("model") String model,
            @JsonProperty("variant") String variant,
            @JsonProperty("seed") long seed,
            @JsonProperty("metrics") Map<String, Double> metrics) {}

    /**
     * Sums up.
     *
     * @param chosen the variant that is the default
     */
    static GhclResult of(List<Row> rows, String chosen) {
        Map<String, Map<String, List<List<ConflictPoint>>>> curves = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!row.conflict().isEmpty()) {
                curves.computeIfAbsent(row.model(), model -> new LinkedHashMap<>())
                        .computeIfAbsent(row.variant(), variant -> new ArrayList<>())
                        .add(row.conflict());
            }
        }
        Map<String, Map<String, List<ConflictPoint>>> means = new LinkedHashMap<>();
        curves.forEach(
                (model, byVariant) ->
                        byVariant.forEach(
                                (variant, seeds) ->
                                        means.computeIfAbsent(model, key -> new LinkedHashMap<>())
                                                .put(variant, mean(seeds))));
        return new GhclResult(
                rows.stream()
                        .map(
                                row ->
                                        new Summary(
                                                row.model(),
                                                row.variant(),
                                                row.seed(),
                                                row.metrics()))
                        .toList(),
                new Comparisons(rows).all(chosen),
                means);
    }

    /** As long as the shortest: early stopping may end some sooner. */
    private static List<ConflictPoint> mean(List<List<ConflictPoint>> seeds) {
        int length = seeds.stream().mapToInt(List::size).min().orElse(0);
        List<ConflictPoint> mean = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int at = i;
            List<ConflictPoint> points = seeds.stream().map(seed -> seed.get(at)).toList();
            mean.add(
                    new ConflictPoint(
                            points.getFirst().step(),
                            meanOf(points.stream().map(ConflictPoint::norms).toList()),
                            meanOf(points.stream().map(ConflictPoint::cosines).toList())));
        }
        return mean;
    }

    private static Map<String, Double> meanOf(List<Map<String, Double>> maps) {
        Map<String, Double> sums = new TreeMap<>();
        for (Map<String, Double> map : maps) {
            map.forEach((key, value) -> sums.merge(key, value, Double::sum));
        }
        sums.replaceAll((key, sum) -> sum / maps.size());
        return sums;
    }
}
