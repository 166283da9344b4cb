/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingReport.Epoch;
import io.hapsearch.training.model.Weights;
import java.util.List;

/**
 * A model after its training.
 *
 * @param weights the weights of the best epoch
 * @param epochs what each epoch brought
 * @param bestEpoch the epoch whose weights these are, from 1
 * @param heldOutLogits its logits of the held-out exposures
 * @param heldOut the held-out exposures
 * @param conflict what was measured of gradient conflict
 * @param rowsPerSecond how fast training went, by processor time
 * @param arithmeticRowsPerSecond how fast forward and backward pass alone would have gone
 * @param seconds how long it took
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record TrainedModel(
        Weights weights,
        List<Epoch> epochs,
        int bestEpoch,
        double[] heldOutLogits,
        Exposures heldOut,
        List<ConflictPoint> conflict,
        double rowsPerSecond,
        double arithmeticRowsPerSecond,
        double seconds) {}
