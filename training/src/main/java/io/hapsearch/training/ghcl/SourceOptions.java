/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.sample.Source;
import java.util.EnumMap;
import java.util.Map;

/**
 * What holds for the groups of one source.
 *
 * @param weight the weight of their gradient
 * @param temperature by which logits are divided in the softmax
 * @param negatives how many of a group are negatives
 * @param share the share of a step's groups
 */
public record SourceOptions(
        @JsonProperty(required = true) double weight,
        @JsonProperty(required = true) double temperature,
        @JsonProperty(required = true) int negatives,
        @JsonProperty(required = true) double share) {

    /** Checks ranges. */
    public SourceOptions {
        if (!(weight >= 0 && temperature > 0 && negatives > 0 && share > 0)) {
            throw new IllegalArgumentException(
                    "[weight] must not be negative, [temperature], [negatives] and [share]"
                            + " must be positive");
        }
    }

    /** The same for all, except that easy sources get more negatives, and half the weight. */
    public static Map<Source, SourceOptions> defaults() {
        Map<Source, SourceOptions> options = new EnumMap<>(Source.class);
        options.put(Source.EXPOSED, new SourceOptions(1, 0.5, 4, 1));
        options.put(Source.RANKING, new SourceOptions(1, 0.5, 4, 1));
        options.put(Source.PRERANKING, new SourceOptions(0.5, 0.5, 6, 1));
        options.put(Source.GLOBAL, new SourceOptions(0.5, 0.5, 6, 1));
        return options;
    }
}
