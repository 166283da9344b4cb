/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.BundleWriter;
import io.hapsearch.models.bundle.BundleWriter.ModelFile;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.ModelFinisher.FinishedModel;
import io.hapsearch.training.calibration.Agreement;
import io.hapsearch.training.checkpoint.CheckpointFolder;
import io.hapsearch.training.checkpoint.Checkpoints;
import io.hapsearch.training.checkpoint.Identity;
import io.hapsearch.training.export.GoldenExamples;
import io.hapsearch.training.ghcl.Exposures;
import io.hapsearch.training.ghcl.ModelTraining;
import io.hapsearch.training.ghcl.Partition;
import io.hapsearch.training.ghcl.TorchEngine;
import io.hapsearch.training.ghcl.TrainedModel;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.ExampleCollector;
import io.hapsearch.training.sample.SampleEncoder;
import io.hapsearch.training.sample.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Trains both models from logs and packs them; one at a time per process, since PyTorch's gradients
 * are global.
 */
public final class Trainer {
    private static final List<Source> ALL = List.of(Source.values());
    private static final int GOLDEN_REQUESTS = 4;
    private static final int GOLDEN_HITS = 6;
    private static final int REPORT_SAMPLES_EVERY = 50_000;

    /** What differs from run to run, or is too long, and so is not part of a bundle. */
    private static final List<String> PASSING =
            List.of("seconds", "rows_per_second", "arithmetic_rows_per_second", "conflict");

    private final Optional<CheckpointFolder> checkpoints;

    /** Without checkpoints. */
    public Trainer() {
        this.checkpoints = Optional.empty();
    }

    /**
     * With checkpoints.
     *
     * @param checkpoints a folder; if a training of an equal plan was stopped there, it is gone on
     *     with
     */
    public Trainer(CheckpointFolder checkpoints) {
        this.checkpoints = Optional.of(checkpoints);
    }

    /**
     * Trains.
     *
     * @param plan what to train from, and how
     * @param listener hears how it gets on
     * @throws io.hapsearch.training.sample.SampleException if the samples are not what the features
     *     need
     * @throws IllegalArgumentException if there is nothing to train on or to calibrate with
     * @throws io.hapsearch.training.checkpoint.CheckpointException if there is a checkpoint of
     *     another plan, or a damaged one
     */
    public TrainingResult train(TrainingPlan plan, ProgressListener listener) {
        long started = System.nanoTime();
        Layout layout = Layout.of(plan.features(), plan.architecture());
        SampleEncoder encoder = new SampleEncoder(plan.features());
        ExampleCollector examples =
                new ExampleCollector(
                        encoder,
                        GOLDEN_REQUESTS,
                        GOLDEN_HITS,
                        count -> reportSamples(listener, count));
        reportSamples(listener, 0);
        plan.samples().writeTo(examples);
        EncodedSamples samples = encoder.finish();
        long heldOutFrom = plan.split().heldOutFrom(samples.millis());
        Partition partition = Partition.at(samples, heldOutFrom);
        requireBothLabels(Exposures.of(samples, partition.heldOut()));

        Engine engine = TorchEngine.open();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        ModelTraining training =
                new ModelTraining(
                        engine,
                        samples,
                        partition,
                        plan.options(),
                        checkpoints(plan, samples, heldOutFrom),
                        listener);
        NetworkShape lightShape = NetworkShape.light(layout, plan.architecture());
        NetworkShape expressiveShape = NetworkShape.expressive(layout, plan.architecture());
        TrainedModel trainedLight = training.train(Stage.LIGHT, lightShape, ALL);
        TrainedModel trainedExpressive =
                training.train(
                        Stage.EXPRESSIVE,
                        expressiveShape,
                        List.copyOf(plan.options().expressiveSources()));

        listener.progress(new Progress(Stage.BUNDLE, 0, 0, 0, Double.NaN, Duration.ZERO));
        ModelFinisher finisher = new ModelFinisher(engine, environment, samples);
        FinishedModel light = finisher.finish(Bundle.LIGHT, lightShape, trainedLight, false);
        FinishedModel expressive =
                finisher.finish(Bundle.EXPRESSIVE, expressiveShape, trainedExpressive, plan.int8());
        Golden golden;
        try (var lightScorer = light.scorer();
                var expressiveScorer = expressive.scorer()) {
            golden =
                    new GoldenExamples(plan.features(), lightScorer, expressiveScorer)
                            .of(examples.examples());
        }
        TrainingReport report =
                new TrainingReport(
                        samples.requestCount(),
                        samples.documents().rows(),
                        samples.counts(),
                        heldOutFrom,
                        partition.heldOut().length,
                        light.report(),
                        expressive.report(),
                        Agreement.of(
                                light.crossFitted(),
                                expressive.crossFitted(),
                                trainedLight.heldOut().labels()),
                        (System.nanoTime() - started) / 1e9);
        byte[] bundle =
                new BundleWriter()
                        .write(
                                plan.name(),
                                plan.features(),
                                golden,
                                new ModelFile(light.onnx(), light.entry()),
                                new ModelFile(expressive.onnx(), expressive.entry()),
                                plan.defaults(),
                                provenance(plan, report));
        LoadedBundle.load(environment, new BundleReader(Long.MAX_VALUE).read(bundle)).release();
        return new TrainingResult(bundle, report);
    }

    private Checkpoints checkpoints(TrainingPlan plan, EncodedSamples samples, long heldOutFrom) {
        return checkpoints
                .map(
                        folder ->
                                folder.open(
                                        new Identity()
                                                .with("features", plan.features())
                                                .with("architecture", plan.architecture())
                                                .with("options", plan.options())
                                                .with("held-out part", heldOutFrom)
                                                .withSamples("samples", samples)
                                                .hashes()))
                .orElse(Checkpoints.NONE);
    }

    private static void reportSamples(ProgressListener listener, long count) {
        if (count % REPORT_SAMPLES_EVERY == 0) {
            listener.progress(new Progress(Stage.SAMPLES, 0, count, 0, Double.NaN, Duration.ZERO));
        }
    }

    private static void requireBothLabels(Exposures heldOut) {
        boolean positive = false;
        boolean negative = false;
        for (boolean label : heldOut.labels()) {
            positive |= label;
            negative |= !label;
        }
        if (!positive || !negative) {
            throw new IllegalArgumentException(
                    "the held-out part needs exposed samples of both labels to calibrate with, "
                            + "it has "
                            + heldOut.size()
                            + (heldOut.size() == 0 ? "" : " of one label"));
        }
    }

    /** Without anything that differs from run to run, so that equal plans yield equal bytes. */
    private static JsonNode provenance(TrainingPlan plan, TrainingReport report) {
        StrictJson json = new StrictJson();
        ObjectNode provenance = JsonNodeFactory.instance.objectNode();
        provenance.set("origin", plan.origin());
        provenance.set("options", tree(json, plan.options()));
        provenance.set("architecture", tree(json, plan.architecture()));
        ObjectNode facts = (ObjectNode) tree(json, report);
        facts.remove(PASSING);
        ((ObjectNode) facts.get("light")).remove(PASSING);
        ((ObjectNode) facts.get("expressive")).remove(PASSING);
        provenance.set("report", facts);
        return provenance;
    }

    private static JsonNode tree(StrictJson json, Object value) {
        return json.read("provenance", json.write(value), JsonNode.class);
    }
}
