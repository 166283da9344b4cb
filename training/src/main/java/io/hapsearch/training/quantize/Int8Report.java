/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.hapsearch.training.evaluate.BinaryMetrics;

/**
 * What a model lost by 8-bit arithmetic, on samples that both have scored.
 *
 * @param layers how many layers compute with integers
 * @param ofLayers how many could, of those worth it
 * @param samples how many samples were scored
 * @param floatAuc the AUC of the model with floats; NaN if samples have one label only
 * @param int8Auc its AUC with integers
 * @param aucDifference the latter minus the former
 * @param meanAbsoluteDifference of the logits
 * @param maxAbsoluteDifference of the logits
 * @param floatBytes the size of the graph with floats
 * @param int8Bytes its size with integers
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Int8Report(
        int layers,
        int ofLayers,
        int samples,
        double floatAuc,
        double int8Auc,
        double aucDifference,
        double meanAbsoluteDifference,
        double maxAbsoluteDifference,
        int floatBytes,
        int int8Bytes) {
    /** What an expressive model of floats has to be worth at the least. */
    public static final double MAX_AUC_LOSS = 0.002;

    /**
     * Compares.
     *
     * @param floatBytes the size of the graph with floats
     * @param floatLogits its logits
     * @param int8Logits those of the quantized graph, in the same order
     * @param labels one for each logit
     */
    public static Int8Report of(
            int floatBytes,
            QuantizedGraph quantized,
            double[] floatLogits,
            double[] int8Logits,
            boolean[] labels) {
        double sum = 0;
        double max = 0;
        for (int i = 0; i < labels.length; i++) {
            double difference = Math.abs(floatLogits[i] - int8Logits[i]);
            sum += difference;
            max = Math.max(max, difference);
        }
        double floatAuc = BinaryMetrics.auc(floatLogits, labels);
        double int8Auc = BinaryMetrics.auc(int8Logits, labels);
        return new Int8Report(
                quantized.layers(),
                quantized.ofLayers(),
                labels.length,
                floatAuc,
                int8Auc,
                int8Auc - floatAuc,
                sum / labels.length,
                max,
                floatBytes,
                quantized.onnx().length);
    }

    /** Whether so much was lost that floats may be the better choice. */
    public boolean losesMuch() {
        return aucDifference < -MAX_AUC_LOSS;
    }
}
