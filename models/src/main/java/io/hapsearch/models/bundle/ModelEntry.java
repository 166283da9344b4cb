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
 * @param precision the arithmetic of its layers, null for {@link Precision#FLOAT32}
 * @param calibration from logit to probability
 */
public record ModelEntry(
        String output, String hidden, Precision precision, Calibration calibration) {

    /** A model that computes with floats. */
    public ModelEntry(String output, String hidden, Calibration calibration) {
        this(output, hidden, null, calibration);
    }

    /** Checks that nothing is missing. */
    public ModelEntry {
        // one of two ways to write the same, so that equal bundles have equal bytes
        precision = precision == Precision.FLOAT32 ? null : precision;
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

    /** As {@link Precision#tolerance}. */
    double tolerance(double logit, double largest) {
        return (precision == null ? Precision.FLOAT32 : precision).tolerance(logit, largest);
    }

    OutputNames outputNames() {
        return new OutputNames(output, hidden);
    }
}
