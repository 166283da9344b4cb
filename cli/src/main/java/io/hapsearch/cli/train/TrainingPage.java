/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.report.LineChart;
import io.hapsearch.cli.report.LineChart.Point;
import io.hapsearch.cli.report.Report;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.training.TrainingReport;
import io.hapsearch.training.TrainingReport.Epoch;
import io.hapsearch.training.TrainingReport.ModelReport;
import io.hapsearch.training.calibration.Agreement;
import io.hapsearch.training.ghcl.ConflictPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A training as a page: losses, gradient conflict, and whether both models speak of one
 * probability.
 *
 * @param name the bundle's name
 * @param report how the training went
 */
record TrainingPage(BundleName name, TrainingReport report) {
    Report page() {
        Report page = new Report("Training of " + name);
        page.paragraph(
                report.requests()
                        + " requests, "
                        + report.samples().values().stream().mapToLong(Long::longValue).sum()
                        + " samples; the latest "
                        + report.heldOutRequests()
                        + " requests are held out.");
        TrainingTable table = new TrainingTable(report);
        page.table(table.header(), table.rows());
        scale(page, report.agreement());
        model(page, "light", report.light());
        model(page, "expressive", report.expressive());
        return page;
    }

    private static void scale(Report page, Agreement agreement) {
        page.heading("One scale");
        page.paragraph(
                String.format(
                        Locale.ROOT,
                        "%d held-out shown samples, scored by both models, each by a calibration that does not know its"
                                + " label: mean probability %.4f by the light model and %.4f by the expressive one, share of"
                                + " positives %.4f; the two differ by %.4f on average; expected calibration error %.4f and"
                                + " %.4f.",
                        agreement.samples(),
                        agreement.light(),
                        agreement.expressive(),
                        agreement.rate(),
                        agreement.meanAbsoluteDifference(),
                        agreement.lightError(),
                        agreement.expressiveError()));
        Function<Agreement.Bin, Double> mean = bin -> (bin.light() + bin.expressive()) / 2;
        page.chart(
                LineChart.of(
                                "Probability by each model and share of positives, by tenth of samples",
                                "mean of both probabilities",
                                "probability")
                        .with("light", points(agreement, mean, Agreement.Bin::light))
                        .with("expressive", points(agreement, mean, Agreement.Bin::expressive))
                        .withReference("positives", points(agreement, mean, Agreement.Bin::rate)));
    }

    private static List<Point> points(
            Agreement agreement,
            Function<Agreement.Bin, Double> x,
            Function<Agreement.Bin, Double> y) {
        return agreement.bins().stream().map(bin -> Point.of(x.apply(bin), y.apply(bin))).toList();
    }

    private static void model(Report page, String name, ModelReport model) {
        page.heading("The " + name + " model");
        LineChart losses = LineChart.of("Loss by epoch", "epoch", "loss");
        for (String part : model.epochs().getFirst().loss().keySet()) {
            losses = losses.with(part, epochs(model, epoch -> epoch.loss().get(part)));
        }
        page.chart(losses.withReference("held out, all", epochs(model, Epoch::heldOutLoss)));
        if (!model.conflict().isEmpty()) {
            page.chart(
                    curves(
                            "Cosine of two sources' gradients",
                            "cosine",
                            model,
                            ConflictPoint::cosines));
            page.chart(
                    curves(
                            "Length of each source's gradient",
                            "norm",
                            model,
                            ConflictPoint::norms));
        }
    }

    private static List<Point> epochs(ModelReport model, Function<Epoch, Double> value) {
        return IntStream.range(0, model.epochs().size())
                .mapToObj(i -> Point.of(i + 1, value.apply(model.epochs().get(i))))
                .toList();
    }

    private static LineChart curves(
            String title,
            String yLabel,
            ModelReport model,
            Function<ConflictPoint, Map<String, Double>> values) {
        LineChart chart = LineChart.of(title, "step", yLabel);
        for (String key : values.apply(model.conflict().getFirst()).keySet()) {
            chart =
                    chart.with(
                            key,
                            model.conflict().stream()
                                    .map(p -> Point.of((double) p.step(), values.apply(p).get(key)))
                                    .toList());
        }
        return chart;
    }
}
