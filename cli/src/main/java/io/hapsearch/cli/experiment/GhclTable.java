/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.experiment.Comparisons.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The study's result as rows of cells, for page and text alike.
 *
 * @param result what was found
 */
record GhclTable(GhclResult result) {
    private static final List<String> CALIBRATION = List.of("ece", "brier");

    /** The header of {@link #means}. */
    List<String> meansHeader() {
        List<String> header = new ArrayList<>(List.of("model", "variant", "seeds"));
        header.addAll(metrics());
        return header;
    }

    /** A row for each model and variant, as means over seeds. */
    List<List<String>> means() {
        Map<String, List<GhclResult.Summary>> groups = new LinkedHashMap<>();
        for (GhclResult.Summary row : result.rows()) {
            groups.computeIfAbsent(row.model() + "/" + row.variant(), key -> new ArrayList<>())
                    .add(row);
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<GhclResult.Summary> group : groups.values()) {
            List<String> cells = new ArrayList<>();
            cells.add(group.getFirst().model());
            cells.add(group.getFirst().variant());
            cells.add(Integer.toString(group.size()));
            for (String metric : metrics()) {
                double mean =
                        group.stream()
                                .mapToDouble(row -> row.metrics().getOrDefault(metric, Double.NaN))
                                .average()
                                .orElse(Double.NaN);
                cells.add(Double.isNaN(mean) ? "-" : String.format(Locale.ROOT, "%.4f", mean));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The header of {@link #differences}. */
    List<String> differencesHeader() {
        return List.of(
                "model", "variant", "over", "metric", "difference", "95 % interval", "clear");
    }

    /** A row for each comparison of a model. */
    List<List<String>> differences(String model) {
        return result.comparisons().stream()
                .filter(comparison -> comparison.model().equals(model))
                .map(GhclTable::cells)
                .toList();
    }

    private static List<String> cells(Comparison comparison) {
        boolean clear = comparison.low() > 0 || comparison.high() < 0;
        return List.of(
                comparison.model(),
                comparison.a(),
                comparison.b(),
                comparison.metric(),
                String.format(Locale.ROOT, "%+.4f", comparison.difference()),
                String.format(Locale.ROOT, "[%+.4f, %+.4f]", comparison.low(), comparison.high()),
                clear ? "yes" : "no");
    }

    private List<String> metrics() {
        List<String> metrics = new ArrayList<>();
        for (RequestMetric metric : RequestMetric.values()) {
            metrics.add(metric.key());
        }
        metrics.addAll(CALIBRATION);
        return metrics;
    }
}
