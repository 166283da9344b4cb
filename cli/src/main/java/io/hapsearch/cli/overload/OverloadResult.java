/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hap overload} found.
 *
 * @param capacity answers per second with full budgets, of clients that wait for each answer
 * @param rows one per limit and load
 */
record OverloadResult(
        @JsonProperty("capacity_per_s") double capacity,
        @JsonProperty("rows") List<OverloadRow> rows) {

    /** Lines for people. */
    List<String> lines() {
        Table table = new Table(OverloadRow.HEADER);
        rows.forEach(row -> table.row(row.cells()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Capacity %.0f searches per second with full budgets. Times count from the moment at which a"
                                + " request should have been sent; the client shares the node's processors.",
                        capacity));
        return lines;
    }
}
