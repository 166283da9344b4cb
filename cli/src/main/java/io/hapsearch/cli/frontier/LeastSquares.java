/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

/**
 * A line by least squares over groups of points, of which each can be left out again: so that no
 * request decides what is expected of it. Not thread-safe.
 */
final class LeastSquares {
    private Sums total = new Sums(0, 0, 0, 0, 0);

    /**
     * A line; it never falls, since a light score that falls with the expressive one is still the
     * only order there is.
     */
    record Line(double intercept, double slope) {
        double at(double x) {
            return intercept + slope * x;
        }
    }

    private record Sums(double n, double x, double y, double xx, double xy) {
        static Sums of(double[] xs, double[] ys) {
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (int i = 0; i < xs.length; i++) {
                x += xs[i];
                y += ys[i];
                xx += xs[i] * xs[i];
                xy += xs[i] * ys[i];
            }
            return new Sums(xs.length, x, y, xx, xy);
        }

        Sums plus(Sums other, int sign) {
            return new Sums(
                    n + sign * other.n,
                    x + sign * other.x,
                    y + sign * other.y,
                    xx + sign * other.xx,
                    xy + sign * other.xy);
        }

        Line line() {
            double spread = xx - x * x / n;
            double slope = spread > 1e-9 * xx ? Math.max(0, (xy - x * y / n) / spread) : 0;
            return new Line((y - slope * x) / n, slope);
        }
    }

    /** Adds a group of points. */
    void add(double[] xs, double[] ys) {
        total = total.plus(Sums.of(xs, ys), 1);
    }

    /** The line through all groups but this one; through this one if it is the only one. */
    Line without(double[] xs, double[] ys) {
        Sums rest = total.plus(Sums.of(xs, ys), -1);
        return (rest.n >= 1 ? rest : total).line();
    }
}
