/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.Objective;
import io.hapsearch.training.ghcl.SourceOptions;
import io.hapsearch.training.sample.Source;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How to train.
 *
 * @param seed decides initial weights, groups and their order
 * @param epochs the most passes per model
 * @param patience after how many passes without a better held-out loss to stop
 * @param groupsPerEpoch the most groups that a pass draws
 * @param batchGroups groups per step, of all sources together; decides the rows of a step, which
 *     are as many for every objective
 * @param learningRate Adam's step size
 * @param weightDecay decoupled decay per step, as a share of the learning rate
 * @param pointwiseWeight the weight of the cross-entropy on exposed samples
 * @param objective what a step minimizes
 * @param mixedTemperature by which logits are divided in the softmax over all sources, where the
 *     objective is that
 * @param sources what holds for the groups of each source; sources that are missing are not used
 * @param harmonization how the gradients of the sources become one, where the objective has them
 *     apart
 * @param conflictSampling whether the share of each source follows measured conflict, where the
 *     objective has sources apart
 * @param conflictEvery every how many steps gradient conflict is measured for the report, 0 for
 *     never
 * @param expressiveSources whose groups the expressive model learns from; the light model learns
 *     from all
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
        Objective objective,
        double mixedTemperature,
        Map<Source, SourceOptions> sources,
        Harmonization harmonization,
        boolean conflictSampling,
        int conflictEvery,
        Set<Source> expressiveSources) {
    /** Checks ranges. */
    public TrainingOptions {
        requirePositive("epochs", epochs);
        requirePositive("patience", patience);
        requirePositive("groups_per_epoch", groupsPerEpoch);
        requirePositive("batch_groups", batchGroups);
        requirePositive("learning_rate", learningRate);
        requirePositive("mixed_temperature", mixedTemperature);
        requireNotNegative("weight_decay", weightDecay);
        requireNotNegative("pointwise_weight", pointwiseWeight);
        requireNotNegative("conflict_every", conflictEvery);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("[sources] must name at least one source");
        }
        if (expressiveSources.isEmpty()) {
            throw new IllegalArgumentException(
                    "[expressive_sources] must name at least one source");
        }
        sources = new TreeMap<>(sources);
        expressiveSources = Collections.unmodifiableSet(new TreeSet<>(expressiveSources));
    }

    /** What suits a data set of about a million samples; docs/experiments/ghcl.md says why. */
    public static TrainingOptions defaults(long seed) {
        return new TrainingOptions(
                seed,
                4,
                2,
                100_000,
                256,
                3e-3,
                1e-2,
                0.1,
                Objective.SEPARATED,
                0.5,
                SourceOptions.defaults(),
                Harmonization.NONE,
                false,
                50,
                Set.of(Source.EXPOSED, Source.RANKING));
    }

    /** The same with at most so many passes. */
    public TrainingOptions withEpochs(int most) {
        return copy(
                most,
                groupsPerEpoch,
                batchGroups,
                objective,
                sources,
                harmonization,
                conflictSampling);
    }

    /** The same with steps of so many groups. */
    public TrainingOptions withBatchGroups(int groups) {
        return copy(
                epochs,
                groupsPerEpoch,
                groups,
                objective,
                sources,
                harmonization,
                conflictSampling);
    }

    /** The same with at most so many groups in a pass. */
    public TrainingOptions withGroupsPerEpoch(int groups) {
        return copy(
                epochs, groups, batchGroups, objective, sources, harmonization, conflictSampling);
    }

    /** The same with another objective and harmonization. */
    public TrainingOptions with(Objective other, Harmonization how, boolean bySharesOfConflict) {
        return copy(epochs, groupsPerEpoch, batchGroups, other, sources, how, bySharesOfConflict);
    }

    /** The same with other sources. */
    public TrainingOptions withSources(Map<Source, SourceOptions> other) {
        return copy(
                epochs,
                groupsPerEpoch,
                batchGroups,
                objective,
                other,
                harmonization,
                conflictSampling);
    }

    /** The same with an expressive model that learns from other sources. */
    public TrainingOptions withExpressiveSources(Set<Source> others) {
        return new TrainingOptions(
                seed,
                epochs,
                patience,
                groupsPerEpoch,
                batchGroups,
                learningRate,
                weightDecay,
                pointwiseWeight,
                objective,
                mixedTemperature,
                sources,
                harmonization,
                conflictSampling,
                conflictEvery,
                others);
    }

    private TrainingOptions copy(
            int most,
            int groupsOfEpoch,
            int groupsOfStep,
            Objective minimized,
            Map<Source, SourceOptions> used,
            Harmonization how,
            boolean byConflict) {
        return new TrainingOptions(
                seed,
                most,
                patience,
                groupsOfEpoch,
                groupsOfStep,
                learningRate,
                weightDecay,
                pointwiseWeight,
                minimized,
                mixedTemperature,
                used,
                how,
                byConflict,
                conflictEvery,
                expressiveSources);
    }

    private static void requirePositive(String key, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("[" + key + "] must be positive, not " + value);
        }
    }

    private static void requireNotNegative(String key, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("[" + key + "] must not be negative, not " + value);
        }
    }
}
