/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.util.Locale;

/**
 * The plot area with its axes, and the way from values to places. Places count from the upper left
 * corner of the SVG element. Not thread-safe.
 */
final class Frame {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 360;
    private static final double LEFT = 72;
    private static final double RIGHT = 16;
    private static final double TOP = 12;
    private static final double BOTTOM = 48;

    /** How many colours the style sheet has. */
    private static final int COLOURS = 8;

    private final Axis y;
    private final Markup svg = new Markup();

    Frame(String title, Axis y) {
        this.y = y;
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, HEIGHT),
                "role",
                "img",
                "aria-label",
                title);
        for (double tick : y.ticks()) {
            double at = y(tick);
            String role = Math.abs(tick) < y.step() / 2 ? "grid zero" : "grid";
            line(role, LEFT, at, WIDTH - RIGHT, at);
            label("tick end", LEFT - 8, at + 4, y.text(tick));
        }
        double middle = (TOP + HEIGHT - BOTTOM) / 2;
        svg.leaf(
                "text",
                y.label(),
                "class",
                "axis",
                "transform",
                String.format(Locale.ROOT, "translate(16 %.2f) rotate(-90)", middle));
    }

    /** The class that gives a series its colour. */
    static String colour(int series) {
        return "c" + series % COLOURS;
    }

    /** The height of a value. */
    double y(double value) {
        return HEIGHT - BOTTOM - y.position(value) * (HEIGHT - BOTTOM - TOP);
    }

    /** The place of a share of the width, from 0 at the left to 1 at the right. */
    double x(double share) {
        return LEFT + share * (WIDTH - RIGHT - LEFT);
    }

    /** Labels a place below the plot. */
    void tick(double x, String text) {
        label("tick", x, HEIGHT - BOTTOM + 18, text);
    }

    /** Labels the whole horizontal axis. */
    void horizontal(String text) {
        label("axis", x(0.5), HEIGHT - 8, text);
    }

    void line(String role, double x1, double y1, double x2, double y2) {
        svg.empty("line", "class", role, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    /** An interval from one value to another, with caps. */
    void whisker(String role, double x, double low, double high) {
        double cap = 4;
        line(role, x, y(low), x, y(high));
        line(role, x - cap, y(low), x + cap, y(low));
        line(role, x - cap, y(high), x + cap, y(high));
    }

    Markup svg() {
        return svg;
    }

    String finished() {
        return svg.close("svg").toString();
    }

    private void label(String role, double x, double y, String text) {
        svg.leaf("text", text, "class", role, "x", x, "y", y);
    }
}
