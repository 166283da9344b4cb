/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The study's result for people who read a terminal.
 *
 * @param result what was found
 */
record GhclText(GhclResult result) {
    List<String> lines() {
        GhclTable tables = new GhclTable(result);
        Table means = new Table(tables.meansHeader());
        tables.means().forEach(means::row);
        List<String> lines = new ArrayList<>(means.lines());
        for (ModelKind model : ModelKind.values()) {
            Table differences = new Table(tables.differencesHeader());
            tables.differences(model.key()).forEach(differences::row);
            lines.add("");
            lines.addAll(differences.lines());
        }
        return lines;
    }
}
