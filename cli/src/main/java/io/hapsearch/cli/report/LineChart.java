/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Lines over a common horizontal axis, with bands where points have intervals. Immutable.
 *
 * @param title what it shows
 * @param xLabel the horizontal axis
 * @param yLabel the vertical axis
 * @param series at least one; a point that is not finite leaves a gap
 */
public record LineChart(String title, String xLabel, String yLabel, List<Series> series)
        implements Chart {

    /** The most points that are marked one by one. */
    private static final int MARKED = 60;

    /** Copies the series. */
    public LineChart {
        series = List.copyOf(series);
    }

    /** A chart without lines, to be completed by {@link #with}. */
    public static LineChart of(String title, String xLabel, String yLabel) {
        return new LineChart(title, xLabel, yLabel, List.of());
    }

    /** The same chart with one more line. */
    public LineChart with(String name, List<Point> points) {
        return with(new Series(name, points, false));
    }

    /** The same chart with one more line, dashed and without marks: something to compare with. */
    public LineChart withReference(String name, List<Point> points) {
        return with(new Series(name, points, true));
    }

    private LineChart with(Series more) {
        return new LineChart(
                title, xLabel, yLabel, Stream.concat(series.stream(), Stream.of(more)).toList());
    }

    @Override
    public List<String> legend() {
        return series.stream().map(Series::name).toList();
    }

    @Override
    public String svg() {
        List<Point> known = series.stream().flatMap(Series::known).toList();
        Axis y =
                Axis.over(
                        yLabel,
                        least(known, point -> point.y().least()),
                        -least(known, point -> -point.y().greatest()));
        Axis x = Axis.over(xLabel, least(known, Point::x), -least(known, point -> -point.x()));
        Frame frame = new Frame(title, y);
        for (double tick : x.ticks()) {
            frame.tick(frame.x(x.position(tick)), x.text(tick));
        }
        frame.horizontal(xLabel);
        for (int i = 0; i < series.size(); i++) {
            draw(frame, x, series.get(i), Frame.colour(i));
        }
        return frame.finished();
    }

    private static void draw(Frame frame, Axis x, Series line, String colour) {
        for (List<Point> run : line.runs()) {
            if (run.stream().allMatch(point -> point.y().hasInterval())) {
                List<String> edge = new ArrayList<>();
                run.forEach(point -> edge.add(place(frame, x, point.x(), point.y().high())));
                run.reversed()
                        .forEach(point -> edge.add(place(frame, x, point.x(), point.y().low())));
                frame.svg()
                        .empty(
                                "polygon",
                                "class",
                                "band " + colour,
                                "points",
                                String.join(" ", edge));
            }
            List<String> places =
                    run.stream()
                            .map(point -> place(frame, x, point.x(), point.y().value()))
                            .toList();
            String role = (line.reference() ? "line reference " : "line ") + colour;
            frame.svg().empty("polyline", "class", role, "points", String.join(" ", places));
            if (!line.reference() && line.points().size() <= MARKED) {
                run.forEach(point -> mark(frame, x, line.name(), point, colour));
            }
        }
    }

    private static void mark(Frame frame, Axis x, String name, Point point, String colour) {
        frame.svg()
                .open(
                        "circle",
                        "class",
                        "mark " + colour,
                        "cx",
                        frame.x(x.position(point.x())),
                        "cy",
                        frame.y(point.y().value()),
                        "r",
                        "3")
                .leaf(
                        "title",
                        String.format(
                                Locale.ROOT, "%s: %.4g, %.4g", name, point.x(), point.y().value()))
                .close("circle");
    }

    private static String place(Frame frame, Axis x, double at, double value) {
        return String.format(Locale.ROOT, "%.2f,%.2f", frame.x(x.position(at)), frame.y(value));
    }

    private static double least(List<Point> points, ToDoubleFunction<Point> number) {
        return points.stream().mapToDouble(number).min().orElse(0);
    }

    /**
     * A point of a line.
     *
     * @param x where, finite
     * @param y how much
     */
    public record Point(double x, Estimate y) {

        /** A point without an interval. */
        public static Point of(double x, double y) {
            return new Point(x, Estimate.of(y));
        }

        /** A point with an interval. */
        public static Point of(double x, double y, double low, double high) {
            return new Point(x, new Estimate(y, low, high));
        }
    }

    /**
     * A line.
     *
     * @param name for the legend
     * @param points from left to right
     * @param reference whether it is there for comparison: dashed, without marks
     */
    public record Series(String name, List<Point> points, boolean reference) {

        /** Copies the points. */
        public Series {
            points = List.copyOf(points);
        }

        Stream<Point> known() {
            return points.stream().filter(point -> point.y().known());
        }

        /** The points between gaps. */
        List<List<Point>> runs() {
            List<List<Point>> runs = new ArrayList<>();
            boolean gap = true;
            for (Point point : points) {
                if (!point.y().known()) {
                    gap = true;
                } else if (gap) {
                    runs.add(new ArrayList<>(List.of(point)));
                    gap = false;
                } else {
                    runs.getLast().add(point);
                }
            }
            return runs;
        }
    }
}
