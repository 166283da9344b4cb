/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.Table;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.TrainingReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hap train} prints.
 *
 * @param name the bundle's name
 * @param file where it was written
 * @param report how the training went
 */
record TrainingSummary(BundleName name, Path file, TrainingReport report) {

    /** The whole report, with the keys that the bundle's provenance has. */
    JsonNode json() {
        try {
            ObjectNode json = new ObjectMapper().createObjectNode();
            json.put("model", name.toString()).put("bundle", file.toString());
            return json.set("report", new ObjectMapper().readTree(new StrictJson().write(report)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines for people. */
    List<String> lines() {
        TrainingTable rows = new TrainingTable(report);
        Table table = new Table(rows.header());
        rows.rows().forEach(table::row);
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "Metrics are those of shown samples in "
                        + report.heldOutRequests()
                        + " held-out requests of "
                        + report.requests()
                        + ".");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "On these, calibrated probabilities of both models differ by %.4f on average, in the mean by"
                                + " %+.4f.",
                        report.agreement().meanAbsoluteDifference(),
                        report.agreement().expressive() - report.agreement().light()));
        if (report.expressive().int8() != null) {
            lines.addAll(new Int8Lines(report.expressive().int8()).lines());
        }
        lines.add("Wrote " + name + " to " + file);
        return lines;
    }
}
