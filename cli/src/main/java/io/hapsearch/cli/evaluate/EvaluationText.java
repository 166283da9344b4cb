/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An evaluation as lines for people. Immutable.
 *
 * @param tables what to show
 */
record EvaluationText(EvaluationTables tables) {

    List<String> lines(EvaluationResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(result));
        add(lines, tables.means(result.overall()));
        add(lines, tables.differences(result.overall()));
        lines.add("* the 95 % interval, by paired bootstrap over requests, does not hold zero");
        if (!result.sources().isEmpty()) {
            add(lines, tables.sources(result, tables.metrics().getFirst().key()));
            add(lines, tables.sources(result, tables.metrics().getLast().key()));
        }
        return lines;
    }

    static String summary(EvaluationResult result) {
        return String.format(
                Locale.ROOT,
                "%s on %d held-out requests of %s with %d candidates; two stages: policy %s, budget %d,"
                        + " %.1f %% met the expressive model",
                result.bundle(),
                result.overall().requests(),
                result.dataset(),
                result.overall().candidates(),
                result.policy(),
                result.budget(),
                100 * result.expressiveShare());
    }

    private static void add(List<String> lines, EvaluationTables.Cells cells) {
        Table table = new Table(cells.header());
        cells.rows().forEach(table::row);
        lines.add("");
        lines.addAll(table.lines());
    }
}
