/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

/**
 * A product with constant weights, {@code MatMul} or {@code Gemm}.
 *
 * @param node its position among the graph's nodes
 * @param input the value that is multiplied
 * @param weights the constant
 * @param bias the constant that is added, null if there is none
 * @param in how many columns the input has
 * @param out how many columns the product has
 * @param transposed whether the weights are {@code [out, in]} instead of {@code [in, out]}
 */
record DenseLayer(
        int node, String input, String weights, String bias, int in, int out, boolean transposed) {

    /** Where the weight from an input column to an output column lies among the constant's. */
    int at(int inColumn, int outColumn) {
        return transposed ? outColumn * in + inColumn : inColumn * out + outColumn;
    }

    /** Multiplications per row. */
    long multiplications() {
        return (long) in * out;
    }
}
