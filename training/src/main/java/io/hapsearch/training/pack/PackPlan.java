/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.sample.SampleSource;

/**
 * What to pack. A bundle always has two models; whoever has one gives it as both, and proposes a
 * budget of 0.
 *
 * @param name what the bundle is called
 * @param spec what the models see
 * @param light the graph for every hit
 * @param expressive the graph for hard hits
 * @param int8 whether the expressive graph is to be rewritten to 8-bit integers
 * @param calibrations from logits to probabilities; null to fit them to the samples, or to take
 *     logits for those of cross-entropy where there are none
 * @param samples logged samples for calibration, golden examples and quantization, or null
 * @param examples raw values for golden examples, or null for those of samples, or made-up ones
 * @param defaults what the bundle proposes for routing
 * @param provenance free JSON about its origin
 */
public record PackPlan(
        BundleName name,
        FeatureSpec spec,
        ForeignGraph light,
        ForeignGraph expressive,
        boolean int8,
        Calibrations calibrations,
        SampleSource samples,
        ExampleFile examples,
        RoutingDefaults defaults,
        JsonNode provenance) {

    /** Checks that there is what quantization needs. */
    public PackPlan {
        if (int8 && samples == null) {
            throw new IllegalArgumentException("int8 needs samples, to see the ranges of values");
        }
    }

    /** A plan for graphs as they are. */
    public PackPlan(
            BundleName name,
            FeatureSpec spec,
            ForeignGraph light,
            ForeignGraph expressive,
            Calibrations calibrations,
            SampleSource samples,
            ExampleFile examples,
            RoutingDefaults defaults,
            JsonNode provenance) {
        this(
                name,
                spec,
                light,
                expressive,
                false,
                calibrations,
                samples,
                examples,
                defaults,
                provenance);
    }
}
