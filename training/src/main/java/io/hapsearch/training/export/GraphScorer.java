/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.GraphSignature;
import io.hapsearch.models.onnx.OnnxModel;
import io.hapsearch.models.onnx.OutputNames;
import io.hapsearch.models.tensor.InputBuffers;

/** Runs an exported graph as a node would. Not thread-safe. */
public final class GraphScorer implements AutoCloseable {
    private final OnnxModel model;
    private final GraphSignature signature;

    /**
     * Opens a session.
     *
     * @param file the graph's name, for errors
     * @throws io.hapsearch.models.json.InvalidDocumentException if ONNX Runtime does not accept it
     */
    public GraphScorer(OrtEnvironment environment, String file, byte[] onnx, FeatureSpec spec) {
        this.model = OnnxModel.load(environment, file, onnx);
        this.signature =
                GraphSignature.check(
                        model,
                        spec,
                        new OutputNames(NetworkExporter.LOGIT, NetworkExporter.HIDDEN));
    }

    /** The logits of the first rows. */
    public float[] logits(InputBuffers inputs, int rows) {
        try (BatchScorer scorer = new BatchScorer(model, signature, inputs)) {
            scorer.score(rows);
            float[] logits = new float[rows];
            scorer.logits().get(0, logits);
            return logits;
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
