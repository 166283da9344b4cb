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
     * Opens a session over a graph of {@link NetworkExporter}.
     *
     * @param file the graph's name, for errors
     * @throws io.hapsearch.models.json.InvalidDocumentException if ONNX Runtime does not accept it
     */
    public GraphScorer(OrtEnvironment environment, String file, byte[] onnx, FeatureSpec spec) {
        this(
                environment,
                file,
                onnx,
                spec,
                new OutputNames(NetworkExporter.LOGIT, NetworkExporter.HIDDEN));
    }

    /**
     * Opens a session over any graph.
     *
     * @param file the graph's name, for errors
     * @param names which outputs to read
     * @throws io.hapsearch.models.json.InvalidDocumentException if ONNX Runtime does not accept it,
     *     or its inputs or outputs do not fit
     */
    public GraphScorer(
            OrtEnvironment environment,
            String file,
            byte[] onnx,
            FeatureSpec spec,
            OutputNames names) {
        this.model = OnnxModel.load(environment, file, onnx);
        try {
            this.signature = GraphSignature.check(model, spec, names);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
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
