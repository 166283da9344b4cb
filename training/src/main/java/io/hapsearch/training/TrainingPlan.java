/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleSource;
import java.util.Objects;

/**
 * Everything that decides what a training yields: equal plans yield equal bundles on one machine.
 *
 * @param name the bundle's identity
 * @param features what the models see
 * @param architecture how the models are built over those features
 * @param samples the logs
 * @param split what of them is held out
 * @param options how to train
 * @param defaults the routing that the bundle proposes
 * @param int8 whether the expressive model is to compute with 8-bit integers; the light one never
 *     does
 * @param origin where the samples come from, free JSON for the bundle's provenance, or null
 */
public record TrainingPlan(
        BundleName name,
        FeatureSpec features,
        Architecture architecture,
        SampleSource samples,
        Split split,
        TrainingOptions options,
        RoutingDefaults defaults,
        boolean int8,
        JsonNode origin) {

    /** A plan for models with floats. */
    public TrainingPlan(
            BundleName name,
            FeatureSpec features,
            Architecture architecture,
            SampleSource samples,
            Split split,
            TrainingOptions options,
            RoutingDefaults defaults,
            JsonNode origin) {
        this(name, features, architecture, samples, split, options, defaults, false, origin);
    }

    /** Checks that nothing is missing. */
    public TrainingPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(samples, "samples");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(defaults, "defaults");
    }

    /** The same with an expressive model of 8-bit integers, or of floats. */
    public TrainingPlan withInt8(boolean int8Instead) {
        return new TrainingPlan(
                name,
                features,
                architecture,
                samples,
                split,
                options,
                defaults,
                int8Instead,
                origin);
    }
}
