/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.checkpoint;

import io.hapsearch.training.TrainingReport.Epoch;
import io.hapsearch.training.ghcl.ConflictPoint;
import java.util.List;
import java.util.Map;

/**
 * Where the training of one model stands. Random numbers are functions of the counts here, so they
 * have no state of their own.
 *
 * @param counts the small things
 * @param weights the weights
 * @param first the optimizer's moving mean of gradients
 * @param second the optimizer's moving mean of squared gradients
 * @param bestWeights the weights of the best epoch, empty before the first one ended
 * @param bestLogits the best epoch's logits of held-out exposures, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record RunState(
        Counts counts,
        float[] weights,
        float[] first,
        float[] second,
        float[] bestWeights,
        double[] bestLogits) {
    /**
     * The small things.
     *
     * @param finished whether nothing is left to do
     * @param epoch the epoch, from 1
     * @param stepOfEpoch how many of its steps are done
     * @param steps how many steps are done in all epochs
     * @param drawn how much each sampler has drawn
     * @param lossSums the losses of this epoch's steps, summed by part
     * @param harmonizer what harmonization remembers
     * @param shares what conflict-sensitive sampling remembers
     * @param epochs the epochs that ended
     * @param bestEpoch the best of them, 0 if none ended
     * @param bestLoss its held-out loss, null if none ended
     * @param conflict what was measured of gradient conflict
     * @param seconds how long it has taken so far
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Counts(
            boolean finished,
            int epoch,
            int stepOfEpoch,
            long steps,
            long[] drawn,
            Map<String, Double> lossSums,
            double[] harmonizer,
            double[] shares,
            List<Epoch> epochs,
            int bestEpoch,
            Double bestLoss,
            List<ConflictPoint> conflict,
            double seconds) {}
}
