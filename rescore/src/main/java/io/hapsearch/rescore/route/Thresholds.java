/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * Calibrated light probabilities at and beyond which a hit is easy.
 *
 * @param easyNegative at or below it a hit is surely negative
 * @param easyPositive at or above it a hit is surely positive
 */
public record Thresholds(double easyNegative, double easyPositive) {

    /** Checks range and order. */
    public Thresholds {
        requireProbability("easy_negative", easyNegative);
        requireProbability("easy_positive", easyPositive);
        if (easyNegative > easyPositive) {
            throw new IllegalArgumentException(
                    "[easy_negative] "
                            + easyNegative
                            + " must not be above [easy_positive] "
                            + easyPositive);
        }
    }

    /** Whether a hit with this light probability is hard; never for NaN. */
    public boolean isHard(double probability) {
        return probability > easyNegative && probability < easyPositive;
    }

    private static void requireProbability(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("[" + key + "] must be within [0, 1], not " + value);
        }
    }
}
