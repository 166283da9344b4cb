/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import io.hapsearch.training.quantize.Int8Report;

/**
 * A packed bundle.
 *
 * @param bundle the zip
 * @param lightOutput which output of the light graph has the logits
 * @param expressiveOutput which output of the expressive graph has them
 * @param goldenHits how many hits the golden examples have
 * @param calibratedOn how many exposed samples calibrated, 0 if there were none
 * @param lightAuc the light model's AUC over them, or null
 * @param expressiveAuc the expressive model's AUC over them, or null
 * @param int8 what the expressive model lost by 8-bit arithmetic, or null
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record PackResult(
        byte[] bundle,
        String lightOutput,
        String expressiveOutput,
        int goldenHits,
        int calibratedOn,
        Double lightAuc,
        Double expressiveAuc,
        Int8Report int8) {}
