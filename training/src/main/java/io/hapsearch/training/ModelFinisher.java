/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.training.TrainingReport.ModelReport;
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
import java.util.ArrayList;
import java.util.List;

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

    FinishedModel finish(String file, NetworkShape shape, TrainedModel trained) {
        byte[] onnx = NetworkExporter.export(file, shape, trained.weights());
        Halves halves = Halves.of(trained);
        IsotonicCalibration isotonic = new IsotonicCalibration();
        double[] crossFitted = halves.crossFitted(isotonic);
        Calibration calibration = isotonic.fit(trained.heldOutLogits(), trained.heldOut().labels());
        GraphScorer scorer = new GraphScorer(environment, file, onnx, shape.layout().spec());
        ModelReport report =
                new ModelReport(
                        trained.weights().values().length,
                        trained.epochs(),
                        trained.bestEpoch(),
                        BinaryMetrics.auc(trained.heldOutLogits(), trained.heldOut().labels()),
                        BinaryMetrics.expectedCalibrationError(crossFitted, halves.labels(), BINS),
                        BinaryMetrics.brier(crossFitted, halves.labels()),
                        parity(shape, trained, scorer),
                        trained.seconds());
        return new FinishedModel(onnx, calibration, scorer, report);
    }

    /** The largest difference of logits over held-out samples, each with its own request. */
    private double parity(NetworkShape shape, TrainedModel trained, GraphScorer scorer) {
        Exposures some =
                trained.heldOut().slice(0, Math.min(PARITY_ROWS, trained.heldOut().size()));
        Batch batch =
                new BatchAssembler(samples, shape.layout())
                        .assemble(some.requests(), some.samples());
        InputBuffers inputs = new InputBuffers(shape.layout().spec(), 1);
        BatchBuffers buffers = new BatchBuffers(shape.layout());
        double largest = 0;
        try (NDManager manager = Network.newManager(engine)) {
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
     * Held-out samples in two interleaved halves: each is calibrated by the other, so that the
     * metrics are honest.
     */
    private record Halves(List<double[]> logits, List<boolean[]> halfLabels) {
        static Halves of(TrainedModel trained) {
            List<double[]> logits = new ArrayList<>();
            List<boolean[]> labels = new ArrayList<>();
            int n = trained.heldOutLogits().length;
            for (int half = 0; half < 2; half++) {
                double[] some = new double[(n + 1 - half) / 2];
                boolean[] someLabels = new boolean[some.length];
                for (int i = 0; i < some.length; i++) {
                    some[i] = trained.heldOutLogits()[2 * i + half];
                    someLabels[i] = trained.heldOut().labels()[2 * i + half];
                }
                logits.add(some);
                labels.add(someLabels);
            }
            return new Halves(logits, labels);
        }

        double[] crossFitted(IsotonicCalibration isotonic) {
            double[] probabilities = new double[logits.get(0).length + logits.get(1).length];
            int at = 0;
            for (int half = 0; half < 2; half++) {
                Calibration other = isotonic.fit(logits.get(1 - half), halfLabels.get(1 - half));
                for (double logit : logits.get(half)) {
                    probabilities[at++] = other.probability(logit);
                }
            }
            return probabilities;
        }

        boolean[] labels() {
            boolean[] labels = new boolean[halfLabels.get(0).length + halfLabels.get(1).length];
            System.arraycopy(halfLabels.get(0), 0, labels, 0, halfLabels.get(0).length);
            System.arraycopy(
                    halfLabels.get(1),
                    0,
                    labels,
                    halfLabels.get(0).length,
                    halfLabels.get(1).length);
            return labels;
        }
    }

    /**
     * A model ready to pack.
     *
     * @param onnx its graph
     * @param calibration from logit to probability
     * @param scorer an open session over the graph, to be closed by the caller
     * @param report how it turned out
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
    record FinishedModel(
            byte[] onnx, Calibration calibration, GraphScorer scorer, ModelReport report) {}
}
