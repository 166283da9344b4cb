/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import io.hapsearch.training.calibration.Agreement;
import io.hapsearch.training.ghcl.ConflictPoint;
import io.hapsearch.training.quantize.Int8Report;
import io.hapsearch.training.sample.Source;
import java.util.List;
import java.util.Map;

/**
 * How a training went; part of the bundle's provenance.
 *
 * @param requests how many requests were read
 * @param documents how many distinct rows of document features they hold
 * @param samples how many samples there are of each source
 * @param heldOutFrom the first moment of the held-out part, milliseconds since the epoch
 * @param heldOutRequests how many requests are held out
 * @param light how the light model turned out
 * @param expressive how the expressive model turned out
 * @param agreement whether both models speak of the same probability on held-out exposures
 * @param seconds how long everything took
 */
public record TrainingReport(
        int requests,
        int documents,
        Map<Source, Long> samples,
        long heldOutFrom,
        int heldOutRequests,
        ModelReport light,
        ModelReport expressive,
        Agreement agreement,
        double seconds) {

    /**
     * How one model turned out. Metrics are those of exposed held-out samples.
     *
     * @param parameters how many weights it has
     * @param epochs what each epoch brought
     * @param bestEpoch the epoch whose weights were kept, from 1
     * @param auc the area under the ROC curve
     * @param expectedCalibrationError of the calibrated probabilities, 10 bins of equal mass
     * @param brier the mean squared error of the calibrated probabilities
     * @param parity the largest difference between the trained model's logits and the exported
     *     graph's, with floats
     * @param int8 what was lost by 8-bit arithmetic; null if the graph computes with floats. All
     *     other metrics are those of the graph as it is
     * @param conflict gradient conflict over the training
     * @param rowsPerSecond how many hits a second of processor time training read; 0 if it was too
     *     short to tell
     * @param arithmeticRowsPerSecond how many forward and backward pass alone would have, measured
     *     in between
     * @param seconds how long its training took
     */
    public record ModelReport(
            int parameters,
            List<Epoch> epochs,
            int bestEpoch,
            double auc,
            double expectedCalibrationError,
            double brier,
            double parity,
            Int8Report int8,
            List<ConflictPoint> conflict,
            double rowsPerSecond,
            double arithmeticRowsPerSecond,
            double seconds) {}

    /**
     * One pass.
     *
     * @param loss the mean training loss by source, or of {@code mixed}; pointwise cross-entropy of
     *     exposed samples is part of the first one
     * @param heldOutLoss the same loss on held-out groups, summed over sources with their weights
     * @param heldOutAuc the area under the ROC curve of exposed held-out samples
     */
    public record Epoch(Map<String, Double> loss, double heldOutLoss, double heldOutAuc) {}
}
