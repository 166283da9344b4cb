/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

/**
 * A number, and how sure it is.
 *
 * @param value the number; NaN leaves a gap
 * @param low the lower end of its interval, NaN without one
 * @param high the upper end, NaN without one
 */
public record Estimate(double value, double low, double high) {

    /** A number without an interval. */
    public static Estimate of(double value) {
        return new Estimate(value, Double.NaN, Double.NaN);
    }

    boolean known() {
        return Double.isFinite(value);
    }

    boolean hasInterval() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    double least() {
        return hasInterval() ? Math.min(low, value) : value;
    }

    double greatest() {
        return hasInterval() ? Math.max(high, value) : value;
    }
}
