/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.report.BarChart;
import io.hapsearch.cli.report.Estimate;
import io.hapsearch.cli.report.LineChart;
import io.hapsearch.cli.report.LineChart.Point;
import io.hapsearch.cli.report.Report;
import io.hapsearch.training.evaluate.Metric;
import java.util.List;

/**
 * An evaluation as a page. Immutable.
 *
 * @param tables what to show
 */
record EvaluationPage(EvaluationTables tables) {

    Report report(EvaluationResult result) {
        Report report = new Report("Evaluation of " + result.bundle());
        report.paragraph(EvaluationText.summary(result) + ".");
        report.paragraph(
                "Intervals hold 95 %: bootstrap over requests, paired for differences. An asterisk"
                        + " marks a difference whose interval does not hold zero.");
        section(report, "All candidates", result.overall());
        result.sources()
                .forEach((source, of) -> section(report, "Relevant against source: " + source, of));
        return report;
    }

    private void section(Report report, String heading, SourceResult result) {
        report.heading(heading);
        report.paragraph(
                result.requests() + " requests with " + result.candidates() + " candidates.");
        EvaluationTables.Cells means = tables.means(result);
        report.table(means.header(), means.rows());
        report.chart(bars(result, Metric.Kind.NDCG)).chart(bars(result, Metric.Kind.RECALL));
        if (!result.differences().isEmpty()) {
            EvaluationTables.Cells differences = tables.differences(result);
            report.table(differences.header(), differences.rows());
        }
        report.chart(reliability(result));
    }

    private BarChart bars(SourceResult result, Metric.Kind kind) {
        List<String> keys =
                tables.metrics().stream()
                        .filter(metric -> metric.kind() == kind)
                        .map(Metric::key)
                        .toList();
        BarChart chart =
                BarChart.of(
                        EvaluationTables.title(keys.getFirst()).replaceFirst("@.*", ""),
                        "mean over requests",
                        keys.stream().map(EvaluationTables::title).toList());
        for (String variant : result.variants().keySet()) {
            VariantResult of = result.variants().get(variant);
            chart = chart.with(variant, keys.stream().map(key -> estimate(of, key)).toList());
        }
        return chart;
    }

    private static Estimate estimate(VariantResult of, String key) {
        Double mean = of.metrics().get(key);
        return mean == null
                ? Estimate.of(Double.NaN)
                : new Estimate(
                        mean,
                        of.intervals().get(key).getFirst(),
                        of.intervals().get(key).getLast());
    }

    /** The reference takes the colour that retrieval, which has no probabilities, has in bars. */
    private static LineChart reliability(SourceResult result) {
        double most =
                result.variants().values().stream()
                        .filter(of -> of.reliability() != null)
                        .flatMap(of -> of.reliability().stream())
                        .mapToDouble(VariantResult.ReliabilityBin::predicted)
                        .max()
                        .orElse(1);
        LineChart chart =
                LineChart.of("Reliability", "predicted probability", "share of engagements")
                        .withReference("perfect", List.of(Point.of(0, 0), Point.of(most, most)));
        for (String variant : result.variants().keySet()) {
            List<VariantResult.ReliabilityBin> bins = result.variants().get(variant).reliability();
            if (bins != null) {
                chart =
                        chart.with(
                                variant,
                                bins.stream()
                                        .map(bin -> Point.of(bin.predicted(), bin.observed()))
                                        .toList());
            }
        }
        return chart;
    }
}
