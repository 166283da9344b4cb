/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.model.Weights;
import java.util.Arrays;

/**
 * Adam with decoupled weight decay (Kingma and Ba 2015, Loshchilov and Hutter 2019) over all
 * weights in one array. First rows of tables stay zero. Not thread-safe.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;
    private static final double MAX_NORM = 5;

    private final Weights weights;
    private final float[] first;
    private final float[] second;
    private final double decay;

    Adam(Weights weights, double decay) {
        this.weights = weights;
        this.first = new float[weights.values().length];
        this.second = new float[first.length];
        this.decay = decay;
    }

    /** The moving mean of gradients, to be read and written in place. */
    float[] first() {
        return first;
    }

    /** The moving mean of squared gradients, to be read and written in place. */
    float[] second() {
        return second;
    }

    /**
     * Takes a step; a gradient longer than {@value #MAX_NORM} is shortened to that.
     *
     * @param steps how many steps came before
     */
    void step(float[] gradient, double rate, long steps) {
        float scale =
                (float) Math.min(1, MAX_NORM / (Math.sqrt(Gram.dot(gradient, gradient)) + EPSILON));
        double taken = steps + 1.0;
        float correction = (float) Math.sqrt(1 - Math.pow(BETA2, taken));
        float stepSize = (float) (rate * correction / (1 - Math.pow(BETA1, taken)));
        float keep = (float) (1 - rate * decay);
        update(gradient, weights.values(), first, second, scale, correction, stepSize, keep);
        for (Weights.Slot slot : weights.slots()) {
            if (slot.firstRowIsZero()) {
                Arrays.fill(weights.values(), slot.offset(), slot.offset() + slot.columns(), 0);
            }
        }
    }

    /** On its own and over locals alone, so that the JIT makes vector instructions of it. */
    private static void update(
            float[] gradient,
            float[] values,
            float[] first,
            float[] second,
            float scale,
            float correction,
            float stepSize,
            float keep) {
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        float epsilon = EPSILON * correction;
        for (int i = 0; i < values.length; i++) {
            float g = scale * gradient[i];
            float m = b1 * first[i] + (1 - b1) * g;
            float v = b2 * second[i] + (1 - b2) * g * g;
            first[i] = m;
            second[i] = v;
            values[i] = values[i] * keep - stepSize * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
