/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.onnx.OutputNames;

/**
 * What the manifest says of one model.
 *
 * @param output the graph's output with the logits
 * @param hidden the graph's output with the space in which hits resemble each other, or null
 * @param calibration from logit to probability
 */
public record ModelEntry(String output, String hidden, Calibration calibration) {

    /** Checks that nothing is missing. */
    public ModelEntry {
        if (output == null || output.isEmpty()) {
            throw new IllegalArgumentException("[output] is missing");
        }
        if (output.equals(hidden)) {
            throw new IllegalArgumentException("[hidden] must be another output than [output]");
        }
        if (calibration == null) {
            throw new IllegalArgumentException("[calibration] is missing");
        }
    }

    OutputNames outputNames() {
        return new OutputNames(output, hidden);
    }
}
