/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.SourceOptions;
import io.hapsearch.training.sample.Source;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to train.
 *
 * @param seed decides initial weights, groups and their order
 * @param epochs the most passes per model
 * @param patience after how many passes without a better held-out loss to stop
 * @param groupsPerEpoch the most positives that a pass draws
 * @param batchGroups groups per step, of all sources together
 * @param learningRate Adam's step size
 * @param weightDecay decoupled decay per step, as a share of the learning rate
 * @param pointwiseWeight the weight of the cross-entropy on exposed samples
 * @param sources what holds for the groups of each source
 * @param harmonization how the gradients of the sources become one
 */
public record TrainingOptions(
        long seed,
        int epochs,
        int patience,
        int groupsPerEpoch,
        int batchGroups,
        double learningRate,
        double weightDecay,
        double pointwiseWeight,
        Map<Source, SourceOptions> sources,
        Harmonization harmonization) {

    /** Checks ranges. */
    public TrainingOptions {
        requirePositive("epochs", epochs);
        requirePositive("patience", patience);
        requirePositive("groups_per_epoch", groupsPerEpoch);
        requirePositive("batch_groups", batchGroups);
        requirePositive("learning_rate", learningRate);
        sources = new TreeMap<>(sources);
    }

    /** What suits a data set of about a million samples. */
    public static TrainingOptions defaults(long seed) {
        return new TrainingOptions(
                seed,
                4,
                2,
                100_000,
                1_024,
                3e-3,
                1e-2,
                1,
                SourceOptions.defaults(),
                Harmonization.fixedWeights());
    }

    private static void requirePositive(String key, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("[" + key + "] must be positive, not " + value);
        }
    }
}
