/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.Resemblance;
import java.nio.FloatBuffer;
import java.util.function.ToDoubleFunction;

/**
 * A request of which both models' scores are known for every hit, by position in retrieval order.
 *
 * @param lightLogits the light model's scores; their order is the light order
 * @param light the same as probabilities; NaN where the light model failed
 * @param expressiveLogits the expressive model's scores; NaN where it has nothing to say
 * @param expressive the same as probabilities
 * @param hidden the light model's hidden layer, or null
 * @param hiddenWidth its width, 0 if there is none
 * @param microsPerHit what a hit costs in the expressive model, microseconds; NaN if not known
 * @param resemblance how much hits resemble each other, or null to go by the hidden layer
 * @param oneScale whether light and expressive probabilities may be compared; otherwise hits with
 *     an expressive score come before those with a light score alone
 * @param quality NDCG@10 of an order of positions, best first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
public record KnownRequest(
        float[] lightLogits,
        double[] light,
        double[] expressiveLogits,
        double[] expressive,
        FloatBuffer hidden,
        int hiddenWidth,
        double microsPerHit,
        Resemblance resemblance,
        boolean oneScale,
        ToDoubleFunction<int[]> quality) {

    /** How many hits the window has. */
    public int size() {
        return light.length;
    }
}
