/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.training.evaluate.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables that both the terminal and the page show. Immutable.
 *
 * @param metrics in the order of rows
 */
record EvaluationTables(List<Metric> metrics) {

    private static final String UNKNOWN = "-";

    /**
     * A table.
     *
     * @param header the names of columns
     * @param rows as many cells each
     */
    record Cells(List<String> header, List<List<String>> rows) {}

    /** A row for each metric, a column for each variant. */
    Cells means(SourceResult result) {
        List<List<String>> rows = new ArrayList<>();
        keys().forEach(
                        key -> {
                            List<String> row = new ArrayList<>(List.of(title(key)));
                            result.variants()
                                    .values()
                                    .forEach(of -> row.add(number(of.metrics().get(key))));
                            rows.add(row);
                        });
        return new Cells(header("metric", result.variants().keySet().stream()), rows);
    }

    /** A row for each metric, a column for each pair of variants; an asterisk where it is sure. */
    Cells differences(SourceResult result) {
        List<String> pairs =
                result.differences().stream().map(EvaluationTables::pair).distinct().toList();
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : metrics) {
            List<String> row = new ArrayList<>(List.of(title(metric.key())));
            for (String pair : pairs) {
                row.add(
                        result.differences().stream()
                                .filter(of -> pair(of).equals(pair))
                                .filter(of -> of.metric().equals(metric.key()))
                                .map(EvaluationTables::text)
                                .findFirst()
                                .orElse(UNKNOWN));
            }
            rows.add(row);
        }
        return new Cells(header("metric", pairs.stream()), rows);
    }

    /** A row for each source, a column for each variant, with one metric. */
    Cells sources(EvaluationResult result, String key) {
        List<String> variants = List.copyOf(result.overall().variants().keySet());
        List<List<String>> rows = new ArrayList<>();
        result.sources()
                .forEach(
                        (source, of) -> {
                            List<String> row =
                                    new ArrayList<>(
                                            List.of(source, Integer.toString(of.requests())));
                            for (String variant : variants) {
                                VariantResult found = of.variants().get(variant);
                                row.add(number(found == null ? null : found.metrics().get(key)));
                            }
                            rows.add(row);
                        });
        List<String> header = new ArrayList<>(List.of(title(key) + " beside", "requests"));
        header.addAll(variants);
        return new Cells(header, rows);
    }

    /** How people write a metric's key. */
    static String title(String key) {
        return switch (key.replaceFirst("@.*", "")) {
            case "recall" -> key.replace("recall", "Recall");
            case VariantResult.BRIER -> "Brier";
            default -> key.toUpperCase(Locale.ROOT);
        };
    }

    private Stream<String> keys() {
        return Stream.concat(
                metrics.stream().map(Metric::key),
                Stream.of(VariantResult.ECE, VariantResult.BRIER));
    }

    private static List<String> header(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static String pair(MetricDifference of) {
        return of.variant() + " - " + of.over();
    }

    private static String text(MetricDifference of) {
        return String.format(
                Locale.ROOT,
                "%+.4f [%+.4f, %+.4f]%s",
                of.difference(),
                of.low(),
                of.high(),
                of.established() ? "*" : " ");
    }

    private static String number(Double value) {
        return value == null || value.isNaN() ? UNKNOWN : String.format(Locale.ROOT, "%.4f", value);
    }
}
