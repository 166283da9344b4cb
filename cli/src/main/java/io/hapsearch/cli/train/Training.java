/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.training.Trainer;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingPlan;
import io.hapsearch.training.TrainingResult;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.model.Architecture;

/** Trains with a progress bar. */
public final class Training {

    private final Progress progress;

    public Training(Progress progress) {
        this.progress = progress;
    }

    /**
     * Trains without checkpoints.
     *
     * @throws CommandFailure with the trainer's message if the samples are not what the features
     *     need
     */
    public TrainingResult run(TrainingPlan plan) {
        return run(plan, new Trainer());
    }

    /**
     * Trains.
     *
     * @param trainer keeps checkpoints, or does not
     * @throws CommandFailure with the trainer's message if the samples are not what the features
     *     need, or a checkpoint is of another training
     */
    TrainingResult run(TrainingPlan plan, Trainer trainer) {
        try (TrainingBar bar = new TrainingBar(progress)) {
            return trainer.train(plan, bar);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /** The plan for a feed; what the bundle does not propose, the cluster's settings decide. */
    public static TrainingPlan plan(FeedDataSet data, BundleName name, TrainingOptions options) {
        return plan(data, data.architecture(), name, options);
    }

    /** The same with another architecture than the feed's own. */
    public static TrainingPlan plan(
            FeedDataSet data, Architecture architecture, BundleName name, TrainingOptions options) {
        return new TrainingPlan(
                name,
                data.features(),
                architecture,
                data.samples(),
                data.split(),
                options,
                RoutingDefaults.NONE,
                data.origin());
    }
}
