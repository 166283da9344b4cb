/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * Calibrated probabilities as log odds, in which both models' errors are about alike everywhere.
 */
final class LogOdds {
    /** Beyond it a calibration has seen next to nothing. */
    private static final double MOST = 12;

    private LogOdds() {}

    /** The log odds of a probability, within [-12, 12]; NaN for NaN. */
    static double of(double probability) {
        return Math.clamp(Math.log(probability / (1 - probability)), -MOST, MOST);
    }

    /** The probability of log odds. */
    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
