/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Groups of bars from zero, with whiskers where values have intervals. Immutable.
 *
 * @param title what it shows
 * @param yLabel the vertical axis
 * @param groups the names of the groups, from left to right
 * @param series at least one, each with a bar in every group
 */
public record BarChart(String title, String yLabel, List<String> groups, List<Series> series)
        implements Chart {

    private static final double GROUP_SHARE = 0.8;

    /** Checks that there is a bar for each group. */
    public BarChart {
        groups = List.copyOf(groups);
        series = List.copyOf(series);
        for (Series bars : series) {
            if (bars.values().size() != groups.size()) {
                throw new IllegalArgumentException(
                        "series ["
                                + bars.name()
                                + "] has "
                                + bars.values().size()
                                + " bars for the groups "
                                + groups);
            }
        }
    }

    /** A chart without bars, to be completed by {@link #with}. */
    public static BarChart of(String title, String yLabel, List<String> groups) {
        return new BarChart(title, yLabel, groups, List.of());
    }

    /**
     * The same chart with one more bar in each group.
     *
     * @param values one for each group; what is not finite is left out
     */
    public BarChart with(String name, List<Estimate> values) {
        return new BarChart(
                title,
                yLabel,
                groups,
                Stream.concat(series.stream(), Stream.of(new Series(name, values))).toList());
    }

    @Override
    public List<String> legend() {
        return series.stream().map(Series::name).toList();
    }

    @Override
    public String svg() {
        double low = least(Estimate::least);
        double high = -least(value -> -value.greatest());
        Frame frame = new Frame(title, Axis.over(yLabel, Math.min(0, low), Math.max(0, high)));
        double group = 1.0 / groups.size();
        double bar = group * GROUP_SHARE / series.size();
        for (int i = 0; i < groups.size(); i++) {
            frame.tick(frame.x((i + 0.5) * group), groups.get(i));
            double left = (i + (1 - GROUP_SHARE) / 2) * group;
            for (int j = 0; j < series.size(); j++) {
                draw(frame, series.get(j), i, left + j * bar, bar, Frame.colour(j));
            }
        }
        return frame.finished();
    }

    private static void draw(
            Frame frame, Series bars, int group, double left, double width, String colour) {
        Estimate value = bars.values().get(group);
        if (!value.known()) {
            return;
        }
        double from = frame.x(left);
        double to = frame.x(left + width);
        double top = frame.y(Math.max(0, value.value()));
        frame.svg()
                .open(
                        "rect",
                        "class",
                        "bar " + colour,
                        "x",
                        from,
                        "y",
                        top,
                        "width",
                        Math.max(1, to - from - 1),
                        "height",
                        frame.y(Math.min(0, value.value())) - top)
                .leaf("title", text(bars.name(), value))
                .close("rect");
        if (value.hasInterval()) {
            frame.whisker("whisker", (from + to) / 2, value.low(), value.high());
        }
    }

    private static String text(String name, Estimate value) {
        return value.hasInterval()
                ? String.format(
                        Locale.ROOT,
                        "%s: %.4g [%.4g, %.4g]",
                        name,
                        value.value(),
                        value.low(),
                        value.high())
                : String.format(Locale.ROOT, "%s: %.4g", name, value.value());
    }

    private double least(ToDoubleFunction<Estimate> number) {
        return series.stream()
                .flatMap(bars -> bars.values().stream())
                .filter(Estimate::known)
                .mapToDouble(number)
                .min()
                .orElse(0);
    }

    /**
     * Bars of one colour.
     *
     * @param name for the legend
     * @param values one for each group
     */
    public record Series(String name, List<Estimate> values) {

        /** Copies the values. */
        public Series {
            values = List.copyOf(values);
        }
    }
}
