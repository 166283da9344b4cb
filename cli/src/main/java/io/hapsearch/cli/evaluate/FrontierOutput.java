/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Table;
import io.hapsearch.cli.frontier.Frontier;
import io.hapsearch.cli.frontier.FrontierPage;
import io.hapsearch.cli.report.Report;
import java.nio.file.Path;

/**
 * Where a frontier goes: to a page, to a file of JSON, to the screen.
 *
 * @param output the screen
 * @param json the file, or null
 * @param jsonOnScreen whether the screen gets JSON rather than a table
 * @param html the page, or null
 */
record FrontierOutput(Output output, Path json, boolean jsonOnScreen, Path html) {

    void write(String title, Frontier frontier) {
        if (html != null) {
            Report report = new Report(title);
            FrontierPage.add(report, frontier);
            report.write(html);
        }
        if (jsonOnScreen) {
            output.json(frontier);
            return;
        }
        if (json != null) {
            output.jsonFile(json, frontier);
        }
        Table table = new Table(FrontierPage.header());
        FrontierPage.rows(frontier).forEach(table::row);
        table.lines().forEach(output::line);
        output.line("");
        output.line(FrontierPage.summary(frontier));
    }
}
