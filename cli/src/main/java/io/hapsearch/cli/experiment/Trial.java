/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import io.hapsearch.training.ProgressListener;
import io.hapsearch.training.baseline.LambdaRank;
import io.hapsearch.training.calibration.CrossFit;
import io.hapsearch.training.calibration.IsotonicCalibration;
import io.hapsearch.training.checkpoint.Checkpoints;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.ghcl.ConflictPoint;
import io.hapsearch.training.ghcl.Exposures;
import io.hapsearch.training.ghcl.ModelTraining;
import io.hapsearch.training.ghcl.TrainedModel;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Network;
import io.hapsearch.training.model.NetworkShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains a contender and measures it. Not thread-safe, one at a time per process. */
final class Trial {
    private static final int BINS = 10;
    private static final double NANOS = 1e9;

    private final Engine engine;
    private final StudyData data;
    private final Judge judge;

    Trial(Engine engine, StudyData data) {
        this.engine = engine;
        this.data = data;
        this.judge = new Judge(data.candidates(), data.exposures(), data.layout());
    }

    Row run(Contender contender) {
        return contender.trees() ? trees(contender) : network(contender);
    }

    /** The row of retrieval itself, which nobody trains. */
    Row retrieval() {
        Map<RequestMetric, double[]> requests = judge.retrieval();
        return new Row(
                Comparisons.RETRIEVAL,
                Comparisons.RETRIEVAL,
                0,
                means(requests),
                lists(requests),
                List.of(),
                0);
    }

    private Row network(Contender contender) {
        long started = System.nanoTime();
        NetworkShape shape = contender.model().shape(data.layout(), data.architecture());
        TrainedModel trained =
                new ModelTraining(
                                engine,
                                data.samples(),
                                data.partition(),
                                contender.options(),
                                Checkpoints.NONE,
                                ProgressListener.NONE)
                        .train(contender.model().stage(), shape, contender.sources());
        Scorer scorer =
                batch -> {
                    try (NDManager manager = Network.newManager(engine)) {
                        float[] logits =
                                new Network(shape, trained.weights(), manager, false)
                                        .logits(batch)
                                        .toFloatArray();
                        double[] scores = new double[logits.length];
                        Arrays.setAll(scores, i -> logits[i]);
                        return scores;
                    }
                };
        return row(
                contender,
                scorer,
                trained.heldOutLogits(),
                trained.heldOut().labels(),
                trained.conflict(),
                started);
    }

    private Row trees(Contender contender) {
        long started = System.nanoTime();
        try (LambdaRank trees =
                LambdaRank.train(
                        data.samples(),
                        data.layout(),
                        data.partition().training(),
                        data.partition().heldOut(),
                        contender.sources(),
                        contender.options().seed())) {
            Exposures held = Exposures.of(data.samples(), data.partition().heldOut());
            double[] scores =
                    trees.scores(
                            new BatchAssembler(data.samples(), data.layout())
                                    .assemble(held.requests(), held.samples()));
            return row(contender, trees::scores, scores, held.labels(), List.of(), started);
        }
    }

    private Row row(
            Contender contender,
            Scorer scorer,
            double[] heldOutLogits,
            boolean[] heldOutLabels,
            List<ConflictPoint> conflict,
            long started) {
        Map<RequestMetric, double[]> requests = judge.requests(scorer);
        Map<String, Double> metrics = means(requests);
        IsotonicCalibration isotonic = new IsotonicCalibration();
        double[] calibration =
                judge.hasExposures()
                        ? judge.calibration(scorer, isotonic.fit(heldOutLogits, heldOutLabels))
                        : heldOut(isotonic, heldOutLogits, heldOutLabels);
        metrics.put("ece", calibration[0]);
        metrics.put("brier", calibration[1]);
        return new Row(
                contender.model().key(),
                contender.variant(),
                contender.options().seed(),
                metrics,
                lists(requests),
                conflict,
                (System.nanoTime() - started) / NANOS);
    }

    private static double[] heldOut(
            IsotonicCalibration isotonic, double[] logits, boolean[] labels) {
        double[] probabilities = CrossFit.probabilities(isotonic, logits, labels);
        return new double[] {
            BinaryMetrics.expectedCalibrationError(probabilities, labels, BINS),
            BinaryMetrics.brier(probabilities, labels)
        };
    }

    private static Map<String, Double> means(Map<RequestMetric, double[]> requests) {
        Map<String, Double> means = new TreeMap<>();
        requests.forEach(
                (metric, values) ->
                        Arrays.stream(values)
                                .filter(value -> !Double.isNaN(value))
                                .average()
                                .ifPresent(mean -> means.put(metric.key(), mean)));
        return means;
    }

    private static Map<String, List<Double>> lists(Map<RequestMetric, double[]> requests) {
        Map<String, List<Double>> lists = new TreeMap<>();
        requests.forEach(
                (metric, values) -> {
                    List<Double> list = new ArrayList<>();
                    for (double value : values) {
                        list.add(Double.isNaN(value) ? null : value);
                    }
                    lists.put(metric.key(), list);
                });
        return lists;
    }
}
