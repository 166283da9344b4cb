/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.onnx.GraphInspector;
import io.hapsearch.models.onnx.OnnxModel;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.NetworkExporter;
import io.hapsearch.training.quantize.Int8Graphs;
import java.util.Set;

/**
 * A graph that was trained elsewhere.
 *
 * @param file its name, for errors
 * @param onnx the serialized graph
 * @param output the output with the logits; null for the only one, or else the one named {@code
 *     logit}
 * @param hidden the output with the space in which hits resemble each other, or null
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record ForeignGraph(String file, byte[] onnx, String output, String hidden) {

    /**
     * Inspects the graph, and finds the outputs to read.
     *
     * @throws InvalidDocumentException that names the file if it is not a graph that a bundle may
     *     hold, or if it does not tell which output has the logits
     */
    OutputNames outputs(OrtEnvironment environment) {
        new GraphInspector().inspect(file, onnx);
        try (OnnxModel model = OnnxModel.load(environment, file, onnx)) {
            Set<String> names = model.outputs().keySet();
            if (output != null) {
                return new OutputNames(output, hidden);
            }
            if (names.size() == 1) {
                return new OutputNames(names.iterator().next(), hidden);
            }
            if (names.contains(NetworkExporter.LOGIT)) {
                return new OutputNames(NetworkExporter.LOGIT, hidden);
            }
            throw new InvalidDocumentException(
                    file, "has the outputs " + names + ": name the one with the logits");
        }
    }

    /** Opens a session over it, to be closed by the caller. */
    GraphScorer scorer(OrtEnvironment environment, FeatureSpec spec) {
        return new GraphScorer(environment, file, onnx, spec, outputs(environment));
    }

    /** The arithmetic of a graph that has been inspected. */
    Precision precision() {
        return Int8Graphs.precision(onnx);
    }
}
