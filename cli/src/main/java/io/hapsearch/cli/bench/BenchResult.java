/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code hap bench} found.
 *
 * @param rows one per variant and window
 * @param stages where the node spent its time, one per rescoring variant of ours and window
 * @param fixedMicros the fixed cost of a request by variant, in microseconds; empty if only one
 *     window was measured
 */
record BenchResult(
        @JsonProperty("rows") List<BenchRow> rows,
        @JsonProperty("stages") List<StageRow> stages,
        @JsonProperty("fixed_us") Map<String, Double> fixedMicros) {

    /** Lines for people. */
    List<String> lines() {
        Table table =
                new Table(
                        List.of(
                                "variant",
                                "window",
                                "ms over plain",
                                "p95 ms",
                                "us per hit",
                                "requests/s"));
        for (BenchRow row : rows) {
            table.row(
                    List.of(
                            row.variant(),
                            Integer.toString(row.window()),
                            number("%.3f", row.millisOverPlain()),
                            number("%.3f", row.p95Millis()),
                            number("%.2f", row.microsPerHit()),
                            number("%.0f", row.requestsPerSecond())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "Medians and 95th percentiles of paired differences to the plain query, at one client; one shard, one"
                        + " segment.");
        lines.add("");
        lines.addAll(StageRow.table(stages).lines());
        lines.add("Means by the node's own clock.");
        lines.add("");
        fixedMicros.forEach(
                (variant, micros) ->
                        lines.add("Fixed cost of " + variant + ": " + number("%.0f us", micros)));
        return lines;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
