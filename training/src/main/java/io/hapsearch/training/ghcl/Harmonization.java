/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import com.fasterxml.jackson.annotation.JsonValue;
import io.hapsearch.training.sample.Source;
import java.util.List;
import java.util.Map;

/** Makes one gradient of many, so that no source dominates. */
public interface Harmonization {

    /** How reports call it. */
    @JsonValue
    String name();

    /**
     * Combines the gradients of a step.
     *
     * @param gradients at least one, in the order of sources
     * @param options the configured weights
     * @param into where the result goes, as long as each gradient; its content is overwritten
     */
    void combine(List<SourceGradient> gradients, Map<Source, SourceOptions> options, float[] into);

    /** The sum with the configured weights. */
    static Harmonization fixedWeights() {
        return new FixedWeights();
    }
}
