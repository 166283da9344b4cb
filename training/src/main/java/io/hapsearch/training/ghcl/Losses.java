/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import io.hapsearch.training.model.OwnedArrays;
import java.nio.FloatBuffer;

/** The losses of hap-paper's training, each a mean as a scalar array. Stateless. */
final class Losses {
    private static final NDIndex FIRST = new NDIndex(":, 0");

    private Losses() {}

    /**
     * InfoNCE (van den Oord et al. 2018): cross-entropy of the positive, which comes first, among
     * its group.
     */
    static NDArray infoNce(NDArray logits, double temperature) {
        return OwnedArrays.times(logits, 1 / temperature).logSoftmax(1).get(FIRST).mean().neg();
    }

    /** Binary cross-entropy of logits: {@code softplus(z) - y z}. */
    static NDArray crossEntropy(NDArray logits, boolean[] labels) {
        float[] y = new float[labels.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = labels[i] ? 1 : 0;
        }
        NDArray flat = logits.reshape(labels.length);
        return Activation.softPlus(flat)
                .sub(
                        flat.mul(
                                OwnedArrays.of(
                                        logits.getManager(), FloatBuffer.wrap(y), flat.getShape())))
                .mean();
    }
}
