/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.training.TrainingReport;
import java.util.List;
import java.util.Locale;

/**
 * Both models side by side, for page and text alike.
 *
 * @param report how the training went
 */
record TrainingTable(TrainingReport report) {
    List<String> header() {
        return List.of(
                "model",
                "weights",
                "epoch",
                "AUC",
                "ECE",
                "Brier",
                "rows/s",
                "of arithmetic",
                "seconds");
    }

    List<List<String>> rows() {
        return List.of(row("light", report.light()), row("expressive", report.expressive()));
    }

    private static List<String> row(String name, TrainingReport.ModelReport model) {
        return List.of(
                name,
                Integer.toString(model.parameters()),
                model.bestEpoch() + " of " + model.epochs().size(),
                number(model.auc()),
                number(model.expectedCalibrationError()),
                number(model.brier()),
                String.format(Locale.ROOT, "%.0f", model.rowsPerSecond()),
                model.arithmeticRowsPerSecond() == 0
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.0f %%",
                                100 * model.rowsPerSecond() / model.arithmeticRowsPerSecond()),
                String.format(Locale.ROOT, "%.0f", model.seconds()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
