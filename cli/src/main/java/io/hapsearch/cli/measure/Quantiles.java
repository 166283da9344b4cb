/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import java.util.Arrays;

/**
 * Median and percentiles of numbers, with linear interpolation between neighbours (type 7 of
 * Hyndman and Fan 1996). Immutable.
 */
public final class Quantiles {

    private final double[] sorted;

    /**
     * @param values at least one, none of them NaN; not written to
     */
    public Quantiles(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no quantiles");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("NaN has no place in an order");
        }
    }

    public double median() {
        return at(0.5);
    }

    /**
     * The value below which a share of the values lies.
     *
     * @param share within [0, 1]
     */
    public double at(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("[share] must be within [0, 1], not " + share);
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
