/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a request costs however many hits it has: where the line through the two smallest windows
 * meets window 0. Larger windows tell little of it, since their noise is larger than the fixed cost
 * itself. Stateless.
 */
final class FixedCost {

    private static final double MICROS_PER_MILLI = 1e3;

    /**
     * The fixed cost of each variant in microseconds.
     *
     * @param rows of any variants; those with less than two windows are left out
     */
    Map<String, Double> of(List<BenchRow> rows) {
        Map<String, List<BenchRow>> byVariant =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        BenchRow::variant,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<String, Double> fixed = new LinkedHashMap<>();
        byVariant.forEach(
                (variant, own) -> {
                    if (own.size() > 1) {
                        fixed.put(variant, intercept(own) * MICROS_PER_MILLI);
                    }
                });
        return fixed;
    }

    private static double intercept(List<BenchRow> rows) {
        List<BenchRow> sorted =
                rows.stream().sorted(Comparator.comparingInt(BenchRow::window)).toList();
        BenchRow first = sorted.get(0);
        BenchRow second = sorted.get(1);
        double slope =
                (second.millisOverPlain() - first.millisOverPlain())
                        / (second.window() - first.window());
        return first.millisOverPlain() - slope * first.window();
    }
}
