/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

/**
 * What is known of a request's candidates, by position.
 *
 * @param gains how much each is worth, 0 or more: a grade, a click, or its true probability
 * @param relevant which ones count as found for hit rate, recall, reciprocal rank and AUC
 * @param allRelevant how many documents are relevant, those included that are no candidates
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and never compared
public record Judgments(double[] gains, boolean[] relevant, int allRelevant) {

    /** Checks lengths. */
    public Judgments {
        if (gains.length != relevant.length) {
            throw new IllegalArgumentException(
                    gains.length + " gains for " + relevant.length + " candidates");
        }
    }
}
