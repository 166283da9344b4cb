/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

/**
 * The gradient that a part of a step asks for.
 *
 * @param part how reports call it: a source, or {@code mixed}
 * @param loss the part's mean loss
 * @param values the derivative of that loss for each weight of the model
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record SourceGradient(String part, double loss, float[] values) {
    private static final int MAGNITUDE = 0x7fff_ffff;
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** Whether all of it are numbers. */
    boolean isFinite() {
        // bits of infinities and NaNs are above those of numbers; integers, unlike floats, are
        // compared several at a time
        int largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Float.floatToRawIntBits(value) & MAGNITUDE);
        }
        return largest < INFINITY && Double.isFinite(loss);
    }
}
