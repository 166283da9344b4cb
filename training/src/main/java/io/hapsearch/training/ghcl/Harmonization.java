/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.sample.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the gradients of the sources become one, so that no source dominates. */
public enum Harmonization {
    /** Their sum. */
    @JsonProperty("none")
    NONE,
    /** Their sum with the configured weights. */
    @JsonProperty("fixed_weights")
    FIXED_WEIGHTS,
    /** Their sum, each scaled to the mean of their smoothed norms. */
    @JsonProperty("gradient_norm")
    GRADIENT_NORM,
    /** PCGrad (Yu et al. 2020). */
    @JsonProperty("conflict_projection")
    CONFLICT_PROJECTION,
    /** CAGrad (Liu et al. 2021). */
    @JsonProperty("conflict_averse")
    CONFLICT_AVERSE;

    /** The name that options and reports use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The weight of a source's loss, 1 unless weights are configured and used. */
    double weight(Source source, Map<Source, SourceOptions> options) {
        return this == FIXED_WEIGHTS ? options.get(source).weight() : 1;
    }

    /**
     * A new harmonizer.
     *
     * @param sources whose gradients it will get, in this order
     * @param options the configured weights
     * @param seed decides what is drawn
     */
    Harmonizer open(List<Source> sources, Map<Source, SourceOptions> options, long seed) {
        return switch (this) {
            case NONE, FIXED_WEIGHTS ->
                    new FixedWeights(
                            sources.stream()
                                    .mapToDouble(source -> weight(source, options))
                                    .toArray());
            case GRADIENT_NORM -> new GradientNorm(sources.size());
            case CONFLICT_PROJECTION -> new ConflictProjection(seed);
            case CONFLICT_AVERSE -> new ConflictAverse();
        };
    }
}
