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
    private int steps;

    Adam(Weights weights, double decay) {
        this.weights = weights;
        this.first = new float[weights.values().length];
        this.second = new float[first.length];
        this.decay = decay;
    }

    /** Takes a step; a gradient longer than {@value #MAX_NORM} is shortened to that. */
    void step(float[] gradient, double rate) {
        steps++;
        float scale = (float) Math.min(1, MAX_NORM / (norm(gradient) + EPSILON));
        float[] values = weights.values();
        float correction = (float) Math.sqrt(1 - Math.pow(BETA2, steps));
        float stepSize = (float) (rate * correction / (1 - Math.pow(BETA1, steps)));
        float keep = (float) (1 - rate * decay);
        float b1 = (float) BETA1;
        float b2 = (float) BETA2;
        for (int i = 0; i < values.length; i++) {
            float g = scale * gradient[i];
            first[i] = b1 * first[i] + (1 - b1) * g;
            second[i] = b2 * second[i] + (1 - b2) * g * g;
            values[i] =
                    values[i] * keep
                            - stepSize
                                    * first[i]
                                    / ((float) Math.sqrt(second[i]) + EPSILON * correction);
        }
        for (Weights.Slot slot : weights.slots()) {
            if (slot.firstRowIsZero()) {
                Arrays.fill(values, slot.offset(), slot.offset() + slot.columns(), 0);
            }
        }
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum);
    }
}
