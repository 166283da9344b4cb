/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.ModelEntry;
import io.hapsearch.models.bundle.Precision;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.HeldOutQuantizer.Quantized;
import io.hapsearch.training.TrainingReport.ModelReport;
import io.hapsearch.training.calibration.CrossFit;
import io.hapsearch.training.calibration.IsotonicCalibration;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.export.BatchBuffers;
import io.hapsearch.training.export.GraphScorer;
import io.hapsearch.training.export.NetworkExporter;
import io.hapsearch.training.ghcl.Exposures;
import io.hapsearch.training.ghcl.TrainedModel;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Network;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.sample.EncodedSamples;

/** Calibrates, exports and measures a trained model. */
final class ModelFinisher {
    private static final int BINS = 10;
    private static final int PARITY_ROWS = 1_000;

    private final Engine engine;
    private final OrtEnvironment environment;
    private final EncodedSamples samples;

    ModelFinisher(Engine engine, OrtEnvironment environment, EncodedSamples samples) {
        this.engine = engine;
        this.environment = environment;
        this.samples = samples;
    }

    /** Finishes a model; with int8, its layers compute with 8-bit integers. */
    FinishedModel finish(String file, NetworkShape shape, TrainedModel trained, boolean int8) {
        byte[] exported = NetworkExporter.export(file, shape, trained.weights());
        double parity = parity(file, exported, shape, trained);
        Quantized quantized =
                int8
                        ? new HeldOutQuantizer(environment, samples, shape.layout())
                                .quantize(file, exported, trained)
                        : null;
        byte[] onnx = int8 ? quantized.onnx() : exported;
        double[] logits = int8 ? quantized.logits() : trained.heldOutLogits();
        boolean[] labels = trained.heldOut().labels();
        IsotonicCalibration isotonic = new IsotonicCalibration();
        double[] crossFitted = CrossFit.probabilities(isotonic, logits, labels);
        ModelReport report =
                new ModelReport(
                        trained.weights().values().length,
                        trained.epochs(),
                        trained.bestEpoch(),
                        BinaryMetrics.auc(logits, labels),
                        BinaryMetrics.expectedCalibrationError(crossFitted, labels, BINS),
                        BinaryMetrics.brier(crossFitted, labels),
                        parity,
                        int8 ? quantized.report() : null,
                        trained.conflict(),
                        trained.rowsPerSecond(),
                        trained.arithmeticRowsPerSecond(),
                        trained.seconds());
        return new FinishedModel(
                onnx,
                new ModelEntry(
                        NetworkExporter.LOGIT,
                        NetworkExporter.HIDDEN,
                        int8 ? Precision.INT8 : Precision.FLOAT32,
                        isotonic.fit(logits, labels)),
                new GraphScorer(environment, file, onnx, shape.layout().spec()),
                crossFitted,
                report);
    }

    /** The largest difference of logits over held-out samples, each with its own request. */
    private double parity(String file, byte[] onnx, NetworkShape shape, TrainedModel trained) {
        Exposures some =
                trained.heldOut().slice(0, Math.min(PARITY_ROWS, trained.heldOut().size()));
        Batch batch =
                new BatchAssembler(samples, shape.layout())
                        .assemble(some.requests(), some.samples());
        InputBuffers inputs = new InputBuffers(shape.layout().spec(), 1);
        BatchBuffers buffers = new BatchBuffers(shape.layout());
        double largest = 0;
        try (NDManager manager = Network.newManager(engine);
                GraphScorer scorer =
                        new GraphScorer(environment, file, onnx, shape.layout().spec())) {
            float[] expected =
                    new Network(shape, trained.weights(), manager, false)
                            .logits(batch)
                            .toFloatArray();
            for (int i = 0; i < expected.length; i++) {
                buffers.fill(batch, i, inputs);
                largest = Math.max(largest, Math.abs(expected[i] - scorer.logits(inputs, 1)[0]));
            }
        }
        return largest;
    }

    /**
     * A model ready to pack.
     *
     * @param onnx its graph
     * @param entry what the manifest says of it
     * @param scorer an open session over the graph, to be closed by the caller
     * @param crossFitted its calibrated probabilities of the held-out exposures, each by a
     *     calibration that does not know its label
     * @param report how it turned out
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
    record FinishedModel(
            byte[] onnx,
            ModelEntry entry,
            GraphScorer scorer,
            double[] crossFitted,
            ModelReport report) {}
}
