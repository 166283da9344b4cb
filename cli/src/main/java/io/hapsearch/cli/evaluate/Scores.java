/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * What both models say of each candidate of a request, by position in retrieval order.
 *
 * @param lightLogits the light model's logits
 * @param light the same on the calibrated scale
 * @param expressiveLogits the expressive model's logits
 * @param expressive the same on the calibrated scale
 * @param hidden the light model's hidden layer, or null; valid until the next request is scored
 * @param hiddenWidth its width, 0 if there is none
 * @param microsPerHit what a hit cost in the expressive model, microseconds
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
record Scores(
        float[] lightLogits,
        double[] light,
        double[] expressiveLogits,
        double[] expressive,
        FloatBuffer hidden,
        int hiddenWidth,
        double microsPerHit) {

    /** How many candidates there are. */
    int size() {
        return light.length;
    }

    /** The scores of the first candidates alone. */
    Scores first(int count) {
        return count == size()
                ? this
                : new Scores(
                        Arrays.copyOf(lightLogits, count),
                        Arrays.copyOf(light, count),
                        Arrays.copyOf(expressiveLogits, count),
                        Arrays.copyOf(expressive, count),
                        hidden,
                        hiddenWidth,
                        microsPerHit);
    }
}
