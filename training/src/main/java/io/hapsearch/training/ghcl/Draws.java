/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.SplittableRandom;

/**
 * Random numbers that are a function of where they are drawn, so that a training resumed at a step
 * draws what it would have drawn. Stateless.
 */
final class Draws {
    private Draws() {}

    /** A generator for one event of one stream. */
    static SplittableRandom random(long seed, long stream, long event) {
        return new SplittableRandom(mix(mix(seed + 0x9E3779B97F4A7C15L * (stream + 1)) + event));
    }

    /** Fisher and Yates. */
    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[other];
            values[other] = swapped;
        }
    }

    /** The finalizer of SplitMix64 (Steele et al. 2014). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
