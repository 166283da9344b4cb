/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.models.onnx.GraphInspector;
import io.hapsearch.models.onnx.GraphSignature;
import io.hapsearch.models.onnx.OnnxModel;
import io.hapsearch.models.tensor.InputBuffers;

/** One model of a bundle with an open session. Thread-safe; closed by its bundle. */
public final class LoadedModel {
    private final OnnxModel model;
    private final GraphSignature signature;
    private final Calibration calibration;

    private LoadedModel(OnnxModel model, GraphSignature signature, Calibration calibration) {
        this.model = model;
        this.signature = signature;
        this.calibration = calibration;
    }

    static LoadedModel load(
            OrtEnvironment environment,
            String file,
            byte[] onnx,
            ModelEntry entry,
            FeatureSpec spec) {
        new GraphInspector().inspect(file, onnx);
        OnnxModel model = OnnxModel.load(environment, file, onnx);
        try {
            GraphSignature signature = GraphSignature.check(model, spec, entry.outputNames());
            return new LoadedModel(model, signature, entry.calibration());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** What the graph takes and gives. */
    public GraphSignature signature() {
        return signature;
    }

    /** From its logit to a probability. */
    public Calibration calibration() {
        return calibration;
    }

    /** The model's file, for errors. */
    public String file() {
        return model.file();
    }

    /** The estimated native memory of the session in bytes. */
    public long memoryBytes() {
        return model.memoryBytes();
    }

    /** A scorer over buffers; the caller closes it while it holds the bundle. */
    public BatchScorer scorer(InputBuffers buffers) {
        return new BatchScorer(model, signature, buffers);
    }

    /** The same with calls that the watch may end. */
    public BatchScorer scorer(InputBuffers buffers, CallWatch watch) {
        return BatchScorer.watched(model, signature, buffers, watch);
    }

    void close() {
        model.close();
    }
}
