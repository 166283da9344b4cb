/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import ai.djl.engine.Engine;
import io.hapsearch.training.ProgressListener;
import io.hapsearch.training.Stage;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.checkpoint.Checkpoints;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.Weights;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trains models over samples that are told apart by time: in each step the parts that the objective
 * has apart give a gradient of their own, harmonization makes them one, Adam takes a step; held-out
 * time decides which epoch's weights are kept. Deterministic by seed, not thread-safe.
 */
public final class ModelTraining {
    private static final int PROBE_GROUPS = 512;

    private final Engine engine;
    private final EncodedSamples samples;
    private final Partition partition;
    private final TrainingOptions options;
    private final Checkpoints checkpoints;
    private final ProgressListener listener;

    /** Over samples that are told apart by time. */
    public ModelTraining(
            Engine engine,
            EncodedSamples samples,
            Partition partition,
            TrainingOptions options,
            Checkpoints checkpoints,
            ProgressListener listener) {
        this.engine = engine;
        this.samples = samples;
        this.partition = partition;
        this.options = options;
        this.checkpoints = checkpoints;
        this.listener = listener;
    }

    /**
     * Trains, or goes on where a checkpoint was taken.
     *
     * @param stage how progress calls the model
     * @param shape the model
     * @param wanted the sources whose groups it sees, as far as the options have them
     * @throws IllegalArgumentException if no request has a positive with a negative of one of these
     *     sources, or the loss is no longer a number
     */
    public TrainedModel train(Stage stage, NetworkShape shape, List<Source> wanted) {
        List<Source> used = wanted.stream().filter(options.sources()::containsKey).toList();
        SourceParts apart = new SourceParts(samples, partition.training(), used, options);
        List<Source> sources = List.copyOf(apart.sources());
        if (sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "no request before the held-out part has both a positive and a negative of "
                            + used);
        }
        PartSampler sampler =
                options.objective() == Objective.MIXED
                        ? new MixedParts(samples, partition.training(), sources, options)
                        : apart;
        Weights weights = shape.initialize(options.seed());
        Pass pass = pass(shape, options);
        TrainingRun run =
                new TrainingRun(
                        stage,
                        options,
                        weights,
                        pass,
                        new StepGradients(sampler, pass, options, weights.values().length),
                        new HeldOut(samples, partition.heldOut(), sources, options),
                        probe(shape, sources, weights),
                        stepsPerEpoch(apart),
                        checkpoints,
                        listener);
        return run.train();
    }

    private Pass pass(NetworkShape shape, TrainingOptions minimized) {
        return new Pass(engine, shape, new BatchAssembler(samples, shape.layout()), minimized);
    }

    private ConflictProbe probe(NetworkShape shape, List<Source> sources, Weights weights) {
        if (options.conflictEvery() == 0) {
            return null;
        }
        TrainingOptions apart =
                options.withBatchGroups(PROBE_GROUPS)
                        .with(Objective.SEPARATED, Harmonization.NONE, false);
        double[] equal = new double[sources.size()];
        Arrays.fill(equal, 1);
        List<Part> parts =
                new SourceParts(samples, partition.training(), sources, apart)
                        .draw(equal).stream()
                                .map(
                                        part ->
                                                new Part(
                                                        part.name(),
                                                        part.groups(),
                                                        part.temperature(),
                                                        null))
                                .toList();
        return new ConflictProbe(pass(shape, apart), parts, weights.values().length);
    }

    /** The same for every objective: as many as groups of sources apart would need. */
    private int stepsPerEpoch(SourceParts apart) {
        long groups = IntStream.range(0, apart.parts()).mapToLong(i -> apart.positives(i)).sum();
        return (int)
                Math.max(1, Math.min(groups, options.groupsPerEpoch()) / options.batchGroups());
    }
}
