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
 * @param rows one per variant and situation
 * @param stages where the node spent its time, one per rescoring variant of ours and situation with
 *     one client
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
                                "segments",
                                "shards",
                                "clients",
                                "ms over plain",
                                "us per hit",
                                "p95 ms",
                                "p99 ms",
                                "requests/s",
                                "KB allocated"));
        rows.forEach(row -> table.row(cells(row)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                "Over plain: median of paired differences. Per hit: of the rescored hits of all shards, fixed cost"
                        + " included. p95 and p99: of the requests' own times. Allocated: by the node, for the whole"
                        + " request.");
        lines.add("");
        lines.addAll(StageRow.table(stages).lines());
        lines.add("Means by the node's own clock.");
        lines.add("");
        fixedMicros.forEach(
                (variant, micros) ->
                        lines.add("Fixed cost of " + variant + ": " + number("%.0f us", micros)));
        return lines;
    }

    private static List<String> cells(BenchRow row) {
        return List.of(
                row.variant(),
                Integer.toString(row.window()),
                Integer.toString(row.segments()),
                Integer.toString(row.shards()),
                Integer.toString(row.clients()),
                number("%.3f", row.millisOverPlain()),
                number("%.2f", row.microsPerHit()),
                number("%.2f", row.p95Millis()),
                number("%.2f", row.p99Millis()),
                number("%.0f", row.requestsPerSecond()),
                row.bytesAllocated() == null ? "-" : number("%.0f", row.bytesAllocated() / 1024));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
