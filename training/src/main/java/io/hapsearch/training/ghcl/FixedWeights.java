/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The sum of the gradients with the configured weights. Stateless. */
record FixedWeights() implements Harmonization {

    @Override
    public String name() {
        return "fixed_weights";
    }

    @Override
    public void combine(
            List<SourceGradient> gradients, Map<Source, SourceOptions> options, float[] into) {
        Arrays.fill(into, 0);
        for (SourceGradient gradient : gradients) {
            float weight = (float) options.get(gradient.source()).weight();
            float[] values = gradient.values();
            for (int i = 0; i < into.length; i++) {
                into[i] += weight * values[i];
            }
        }
    }
}
