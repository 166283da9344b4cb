/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import java.nio.FloatBuffer;

/**
 * Where the values of a layer's input lie, and how 8 bits stand for them: {@code value = scale *
 * (code - zeroPoint)} with codes from 0 to 255 (Jacob et al. 2018). Zero is within the range and
 * has a code of its own, so that what ReLU cut off stays exact.
 *
 * @param low the smallest value, at most 0
 * @param high the largest, at least 0
 */
record ValueRange(float low, float high) {
    private static final int LAST_CODE = 255;

    /** That of no values. */
    static final ValueRange EMPTY = new ValueRange(0, 0);

    /** Widened to values. */
    ValueRange with(FloatBuffer values) {
        float least = low;
        float most = high;
        for (int i = values.position(); i < values.limit(); i++) {
            least = Math.min(least, values.get(i));
            most = Math.max(most, values.get(i));
        }
        return new ValueRange(least, most);
    }

    /** What two neighbouring codes differ by. */
    float scale() {
        return high > low ? (high - low) / LAST_CODE : 1;
    }

    /** The code of zero. */
    int zeroPoint() {
        return Math.clamp(Math.round(-low / scale()), 0, LAST_CODE);
    }
}
