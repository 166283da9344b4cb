/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/** Expected improvement, Jones, Schonlau and Welch 1998. */
final class Improvement {
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private Improvement() {}

    /**
     * The expected excess of a normal variable over a bar, 0 below it.
     *
     * @param deviation its standard deviation, positive
     */
    static double expected(double mean, double deviation, double bar) {
        double z = (mean - bar) / deviation;
        double density = Math.exp(-z * z / 2) / ROOT;
        return Math.max(0, deviation * (density + z * below(z, density)));
    }

    /** The normal distribution function, Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double below(double z, double density) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail =
                density
                        * t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}
