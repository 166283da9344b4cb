/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.base.Table;
import io.hapsearch.cli.measure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's result for people. Stateless. */
final class DemoReport {

    List<String> lines(DemoResult result) {
        Table table =
                new Table(
                        List.of(
                                "variant",
                                "NDCG@10",
                                "HR@10",
                                "median ms over plain",
                                "p95 ms over plain",
                                "met expressive model"));
        result.variants().forEach((name, variant) -> table.row(row(name, variant)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: %d held-out requests, windows of up to %d hits; the plain query takes %.2f ms; %.0f s in all.",
                        result.dataset(),
                        result.requests(),
                        result.window(),
                        result.plainMedianMillis(),
                        result.seconds()));
        lines.add(
                "Milliseconds are paired differences at the client; who met the expressive model is the node's own count.");
        for (Difference difference : result.differences()) {
            lines.add(difference.text());
        }
        return lines;
    }

    private static List<String> row(String name, VariantResult variant) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.4f", variant.ndcg()),
                String.format(Locale.ROOT, "%.4f", variant.hitRate()),
                String.format(Locale.ROOT, "%.2f", variant.medianMillisOverPlain()),
                String.format(Locale.ROOT, "%.2f", variant.p95MillisOverPlain()),
                String.format(Locale.ROOT, "%.1f %%", 100 * variant.expressiveShare()));
    }
}
