/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.report.LineChart;
import io.hapsearch.cli.report.LineChart.Point;
import io.hapsearch.cli.report.Report;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.ghcl.ConflictPoint;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The study's result as a page.
 *
 * @param data what it was about
 * @param options the default options
 * @param result what was found
 */
record GhclPage(StudyData data, TrainingOptions options, GhclResult result) {
    Report report() {
        GhclTable tables = new GhclTable(result);
        Report report = new Report("Gradient-harmonized contrastive learning on " + data.name());
        report.paragraph(
                data.candidates().requests().size()
                        + " requests that no training has seen, "
                        + data.samples().sampleCount()
                        + " samples. The default is "
                        + options.objective().key()
                        + " with "
                        + options.harmonization().key()
                        + ".");
        report.heading("Means over requests and seeds");
        report.table(tables.meansHeader(), tables.means());
        for (ModelKind model : ModelKind.values()) {
            report.heading("Differences of the " + model.key() + " model");
            report.paragraph(
                    "Paired bootstrap over requests of the mean over seeds; clear means that the interval does not"
                            + " hold 0.");
            report.table(tables.differencesHeader(), tables.differences(model.key()));
        }
        result.conflict()
                .forEach(
                        (model, variants) -> {
                            report.heading("Gradient conflict of the " + model + " model");
                            variants.forEach((variant, points) -> charts(report, variant, points));
                        });
        return report;
    }

    private static void charts(Report report, String variant, List<ConflictPoint> points) {
        report.chart(
                chart(
                        variant + ": cosine of two sources' gradients",
                        "cosine",
                        points,
                        ConflictPoint::cosines));
        report.chart(
                chart(
                        variant + ": length of each source's gradient",
                        "norm",
                        points,
                        ConflictPoint::norms));
    }

    private static LineChart chart(
            String title,
            String yLabel,
            List<ConflictPoint> points,
            Function<ConflictPoint, Map<String, Double>> values) {
        LineChart chart = LineChart.of(title, "step", yLabel);
        for (String name : values.apply(points.getFirst()).keySet()) {
            chart =
                    chart.with(
                            name,
                            points.stream()
                                    .map(
                                            point ->
                                                    Point.of(
                                                            (double) point.step(),
                                                            values.apply(point).get(name)))
                                    .toList());
        }
        return chart;
    }
}
