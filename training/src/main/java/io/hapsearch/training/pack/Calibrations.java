/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import io.hapsearch.models.calibration.Calibration;

/**
 * Both models' maps from logit to probability.
 *
 * @param light the light model's
 * @param expressive the expressive model's
 */
public record Calibrations(Calibration light, Calibration expressive) {

    /** Checks that both are there. */
    public Calibrations {
        if (light == null || expressive == null) {
            throw new IllegalArgumentException("[light] or [expressive] is missing");
        }
    }
}
