/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingPlan;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleSource;

/**
 * Samples from files, with all that a training needs besides.
 *
 * @param features what the models see
 * @param architecture how they are built
 * @param samples the samples
 * @param split what of them is held out
 * @param origin where they come from, for the bundle's provenance
 */
public record Logs(
        FeatureSpec features,
        Architecture architecture,
        SampleSource samples,
        Split split,
        ObjectNode origin) {

    /** The plan of a training; what the bundle does not propose, the cluster's settings decide. */
    public TrainingPlan plan(BundleName name, TrainingOptions options) {
        return new TrainingPlan(
                name,
                features,
                architecture,
                samples,
                split,
                options,
                RoutingDefaults.NONE,
                origin);
    }
}
