/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.training.export.GraphBuilder;
import java.util.Random;

/**
 * Puts layers with random weights (He et al. 2015) into a graph. Not thread-safe.
 *
 * @param graph takes them
 * @param random draws them
 */
record RandomWeights(GraphBuilder graph, Random random) {

    /** A dense layer over a value; returns its output. */
    String dense(String value, int in, int out) {
        return graph.node("Gemm", value, matrix("weights", in, out), bias("bias", out));
    }

    /** A matrix. */
    String matrix(String name, int rows, int columns) {
        return graph.floats(name, gaussian(rows * columns, Math.sqrt(2.0 / rows)), rows, columns);
    }

    /** Something to add to each row. */
    String bias(String name, int columns) {
        return graph.floats(name, gaussian(columns, 0.1), columns);
    }

    private float[] gaussian(int size, double deviation) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
