/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The arithmetic of a model's layers, and how exactly its logits come out again elsewhere: on
 * another processor, or in a batch of another size.
 */
public enum Precision {
    /** Sums are rounded in another order. */
    @JsonProperty("float32")
    FLOAT32,

    /**
     * A value between two of 256 codes can fall to either side, and a step of one code is far more
     * than the rounding that decides it.
     */
    @JsonProperty("int8")
    INT8;

    private static final double FLOAT32_TOLERANCE = 1e-4;
    private static final double INT8_TOLERANCE = 0.1;

    /**
     * How far a logit may be off. A step of a code does not depend on the logit that it moves,
     * hence the largest one is the measure for {@link #INT8}.
     *
     * @param logit the expected logit
     * @param largest the largest absolute value of the model's expected logits
     */
    double tolerance(double logit, double largest) {
        return switch (this) {
            case FLOAT32 -> FLOAT32_TOLERANCE * Math.max(1, Math.abs(logit));
            case INT8 -> INT8_TOLERANCE * Math.max(1, largest);
        };
    }
}
