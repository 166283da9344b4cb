/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SourceGradientTest {

    @Test
    void oneThatIsNoNumberSpoilsIt() {
        for (float number : new float[] {0, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 1}) {
            assertTrue(gradient(0.5, number).isFinite());
        }
        for (float other :
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertFalse(gradient(0.5, other).isFinite());
        }
        assertFalse(gradient(Double.NaN, 1).isFinite());
    }

    private static SourceGradient gradient(double loss, float value) {
        return new SourceGradient("exposed", loss, new float[] {3, value, -2});
    }
}
