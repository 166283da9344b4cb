/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.cli.report.LineChart;
import io.hapsearch.cli.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** A frontier as table and chart. Stateless. */
public final class FrontierPage {
    private static final List<String> HEADER =
            List.of(
                    "policy",
                    "budget",
                    "share",
                    "NDCG@10",
                    "95 % interval",
                    "over top",
                    "95 % interval",
                    "of the gain",
                    "expressive us",
                    "router us",
                    "calls");

    private FrontierPage() {}

    /** The names of the columns of {@link #rows}. */
    public static List<String> header() {
        return HEADER;
    }

    /** A row for each point. */
    public static List<List<String>> rows(Frontier frontier) {
        List<List<String>> rows = new ArrayList<>();
        frontier.policies()
                .forEach(
                        (policy, points) -> {
                            for (int i = 0; i < points.size(); i++) {
                                rows.add(
                                        row(
                                                policy,
                                                points.get(i),
                                                frontier.details().get(policy).get(i)));
                            }
                        });
        return rows;
    }

    private static List<String> row(String policy, Point point, Frontier.Detail detail) {
        return List.of(
                policy,
                format("%.0f %%", 100 * detail.target()),
                format("%.1f %%", 100 * point.share()),
                format("%.4f", point.ndcg()),
                format("[%.4f, %.4f]", point.low(), point.high()),
                format("%+.4f", detail.difference()),
                format("[%+.4f, %+.4f]", detail.low(), detail.high()),
                Double.isFinite(detail.gain()) ? format("%.0f %%", 100 * detail.gain()) : "-",
                Double.isFinite(detail.expressiveMicros())
                        ? format("%.0f", detail.expressiveMicros())
                        : "-",
                format("%.0f", detail.routingMicros()),
                format("%.1f", detail.microBatches()));
    }

    /** What there is without routing, and how many requests. */
    public static String summary(Frontier frontier) {
        return format(
                "%d requests; NDCG@10 of the light order %.4f, with all hits expressive %.4f",
                frontier.requests(), frontier.light().ndcg(), frontier.expressiveAll().ndcg());
    }

    /** Adds a frontier to a page. */
    public static void add(Report report, Frontier frontier) {
        report.paragraph(summary(frontier))
                .chart(
                        chart(
                                frontier,
                                "NDCG@10 by share of hits that met the expressive model",
                                "share of hits",
                                (point, detail) -> point.share()));
        if (frontier.knowsTime()) {
            report.chart(
                    chart(
                            frontier,
                            "NDCG@10 by time of expressive model and router",
                            "ms a request",
                            (point, detail) ->
                                    (detail.expressiveMicros() + detail.routingMicros()) / 1_000));
        }
        report.table(HEADER, rows(frontier));
    }

    private static LineChart chart(
            Frontier frontier,
            String title,
            String label,
            ToDoubleBiFunction<Point, Frontier.Detail> cost) {
        LineChart chart = LineChart.of(title, label, "NDCG@10");
        double most = 0;
        for (Map.Entry<String, List<Point>> policy : frontier.policies().entrySet()) {
            List<Frontier.Detail> details = frontier.details().get(policy.getKey());
            List<LineChart.Point> points = new ArrayList<>();
            for (int i = 0; i < details.size(); i++) {
                Point point = policy.getValue().get(i);
                double x = cost.applyAsDouble(point, details.get(i));
                most = Math.max(most, x);
                points.add(LineChart.Point.of(x, point.ndcg(), point.low(), point.high()));
            }
            chart = chart.with(policy.getKey(), points);
        }
        return chart.withReference("light", level(frontier.light().ndcg(), most))
                .withReference("all expressive", level(frontier.expressiveAll().ndcg(), most));
    }

    private static List<LineChart.Point> level(double ndcg, double most) {
        return List.of(LineChart.Point.of(0, ndcg), LineChart.Point.of(most, ndcg));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
