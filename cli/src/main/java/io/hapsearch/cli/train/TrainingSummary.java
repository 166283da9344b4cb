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
        Table table =
                new Table(List.of("model", "weights", "epoch", "AUC", "ECE", "Brier", "seconds"))
                        .row(row("light", report.light()))
                        .row(row("expressive", report.expressive()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "Metrics are those of shown samples in "
                        + report.heldOutRequests()
                        + " held-out requests of "
                        + report.requests()
                        + ".");
        lines.add("Wrote " + name + " to " + file);
        return lines;
    }

    private static List<String> row(String name, TrainingReport.ModelReport model) {
        return List.of(
                name,
                Integer.toString(model.parameters()),
                model.bestEpoch() + " of " + model.epochs().size(),
                number(model.auc()),
                number(model.expectedCalibrationError()),
                number(model.brier()),
                String.format(Locale.ROOT, "%.0f", model.seconds()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
