/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

/**
 * A layer's constants as integers, each output column with a scale of its own.
 *
 * <p>Weights have 7 bits and no more, {@code -64} to {@code 64}: processors without VNNI add two
 * products in 16 bits, where {@code 2 * 255 * 64} has room and {@code 2 * 255 * 127} has not. So
 * the sums are the same on all processors.
 *
 * @param weights in the order of the constant
 * @param scales by output column: {@code weight = scale * code}
 * @param bias by output column, in units of the weight's scale times that of the input; all zero
 *     without a bias
 */
@SuppressWarnings("ArrayRecordComponent") // written at once and never compared
record WeightCodes(byte[] weights, float[] scales, int[] bias) {
    private static final int LAST_CODE = 64;

    /** Room for the products that are added to a bias in 32 bits. */
    private static final float MAX_BIAS = 1 << 30;

    /**
     * Rounds a layer's constants.
     *
     * @param weights those of the layer
     * @param bias by output column, null if there is none
     * @param inputScale what two neighbouring codes of the layer's input differ by
     */
    static WeightCodes of(DenseLayer layer, float[] weights, float[] bias, float inputScale) {
        byte[] codes = new byte[weights.length];
        float[] scales = new float[layer.out()];
        int[] biasCodes = new int[layer.out()];
        for (int column = 0; column < layer.out(); column++) {
            float largest = 0;
            for (int i = 0; i < layer.in(); i++) {
                largest = Math.max(largest, Math.abs(weights[layer.at(i, column)]));
            }
            float scale = largest / LAST_CODE;
            if (bias != null) {
                scale = Math.max(scale, Math.abs(bias[column]) / (inputScale * MAX_BIAS));
            }
            scales[column] = scale > 0 ? scale : 1;
            for (int i = 0; i < layer.in(); i++) {
                int at = layer.at(i, column);
                codes[at] = (byte) Math.round(weights[at] / scales[column]);
            }
            if (bias != null) {
                biasCodes[column] = Math.round(bias[column] / (scales[column] * inputScale));
            }
        }
        return new WeightCodes(codes, scales, biasCodes);
    }

    /** The scales of the bias. */
    float[] biasScales(float inputScale) {
        float[] products = new float[scales.length];
        for (int column = 0; column < scales.length; column++) {
            products[column] = scales[column] * inputScale;
        }
        return products;
    }
}
