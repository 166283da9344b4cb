/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import ai.djl.engine.Engine;
import io.hapsearch.training.Progress;
import io.hapsearch.training.ProgressListener;
import io.hapsearch.training.Stage;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingReport.Epoch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.Weights;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trains one model: in each step the groups of each source give a gradient of their own,
 * harmonization makes them one, Adam takes a step; held-out time decides which epoch's weights are
 * kept. Deterministic by seed, not thread-safe.
 */
public final class ModelTraining {
    private static final int REPORT_EVERY = 5;
    private static final double FINAL_RATE = 0.05;
    private static final double WARM_UP = 0.1;

    private final Engine engine;
    private final EncodedSamples samples;
    private final Partition partition;
    private final TrainingOptions options;
    private final ProgressListener listener;

    /** Over samples that are told apart by time. */
    public ModelTraining(
            Engine engine,
            EncodedSamples samples,
            Partition partition,
            TrainingOptions options,
            ProgressListener listener) {
        this.engine = engine;
        this.samples = samples;
        this.partition = partition;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Trains.
     *
     * @param stage how progress calls the model
     * @param shape the model
     * @param wanted the sources whose groups it sees
     * @throws IllegalArgumentException if no request has a positive with a negative of one of these
     *     sources
     */
    public TrainedModel train(Stage stage, NetworkShape shape, List<Source> wanted) {
        List<GroupSampler> samplers = new ArrayList<>();
        for (Source source : wanted) {
            GroupSampler sampler =
                    new GroupSampler(
                            samples,
                            partition.training(),
                            source,
                            options.sources().get(source).negatives(),
                            options.seed());
            if (sampler.positives() > 0) {
                samplers.add(sampler);
            }
        }
        if (samplers.isEmpty()) {
            throw new IllegalArgumentException(
                    "no request before the held-out part has both a positive and a negative of "
                            + wanted);
        }
        Run run =
                new Run(
                        stage,
                        shape,
                        samplers,
                        new HeldOut(samples, partition.heldOut(), wanted, options));
        return run.train();
    }

    /** The state of one training. */
    private final class Run {
        private final Stage stage;
        private final List<GroupSampler> samplers;
        private final HeldOut heldOut;
        private final Weights weights;
        private final Adam adam;
        private final Pass pass;
        private final Exposures exposures;
        private final Cycle exposureCycle;
        private final float[] combined;
        private final float[][] perSource;
        private final int stepsPerEpoch;
        private final long started = System.nanoTime();
        private long steps;

        Run(Stage stage, NetworkShape shape, List<GroupSampler> samplers, HeldOut heldOut) {
            this.stage = stage;
            this.samplers = samplers;
            this.heldOut = heldOut;
            this.weights = shape.initialize(options.seed());
            this.adam = new Adam(weights, options.weightDecay());
            this.pass =
                    new Pass(engine, shape, new BatchAssembler(samples, shape.layout()), options);
            this.exposures = Exposures.of(samples, partition.training());
            this.exposureCycle = new Cycle(exposures.size(), new SplittableRandom(options.seed()));
            this.combined = new float[weights.values().length];
            this.perSource = new float[samplers.size()][combined.length];
            long groups = samplers.stream().mapToLong(GroupSampler::positives).sum();
            this.stepsPerEpoch =
                    (int)
                            Math.max(
                                    1,
                                    Math.min(groups, options.groupsPerEpoch())
                                            / options.batchGroups());
        }

        TrainedModel train() {
            List<Epoch> epochs = new ArrayList<>();
            HeldOut.Measurement best = null;
            float[] bestWeights = weights.values().clone();
            int bestEpoch = 0;
            for (int epoch = 1;
                    epoch <= options.epochs() && epoch - bestEpoch <= options.patience();
                    epoch++) {
                Map<Source, Double> losses = pass(epoch);
                HeldOut.Measurement measured = heldOut.measure(pass, weights);
                epochs.add(new Epoch(losses, measured.loss(), measured.auc()));
                if (best == null || measured.loss() < best.loss()) {
                    best = measured;
                    bestEpoch = epoch;
                    bestWeights = weights.values().clone();
                }
            }
            System.arraycopy(bestWeights, 0, weights.values(), 0, bestWeights.length);
            return new TrainedModel(
                    weights,
                    List.copyOf(epochs),
                    bestEpoch,
                    best == null ? new double[0] : best.logits(),
                    heldOut.exposures(),
                    (System.nanoTime() - started) / 1e9);
        }

        private Map<Source, Double> pass(int epoch) {
            Map<Source, Double> sums = new EnumMap<>(Source.class);
            double recent = 0;
            for (int i = 0; i < stepsPerEpoch; i++) {
                List<SourceGradient> gradients = gradients();
                options.harmonization().combine(gradients, options.sources(), combined);
                adam.step(combined, rate());
                gradients.forEach(
                        gradient -> sums.merge(gradient.source(), gradient.loss(), Double::sum));
                recent += gradients.stream().mapToDouble(SourceGradient::loss).sum();
                steps++;
                if ((i + 1) % REPORT_EVERY == 0) {
                    report(epoch, recent / REPORT_EVERY);
                    recent = 0;
                }
            }
            sums.replaceAll((source, sum) -> sum / stepsPerEpoch);
            return sums;
        }

        private List<SourceGradient> gradients() {
            double shares =
                    samplers.stream()
                            .mapToDouble(sampler -> options.sources().get(sampler.source()).share())
                            .sum();
            List<SourceGradient> gradients = new ArrayList<>();
            for (int i = 0; i < samplers.size(); i++) {
                GroupSampler sampler = samplers.get(i);
                double share = options.sources().get(sampler.source()).share() / shares;
                int count = Math.max(1, (int) Math.round(options.batchGroups() * share));
                Exposures pointwise =
                        sampler.source() == Source.EXPOSED ? drawExposures(count) : null;
                gradients.add(
                        pass.gradient(
                                weights,
                                sampler.source(),
                                sampler.draw(count),
                                pointwise,
                                perSource[i]));
            }
            return gradients;
        }

        private Exposures drawExposures(int count) {
            int[] positions = new int[count];
            for (int i = 0; i < count; i++) {
                positions[i] = exposureCycle.next();
            }
            return exposures.select(positions);
        }

        /** Rises linearly during the warm-up, then falls linearly. */
        private double rate() {
            double done = (double) steps / ((long) stepsPerEpoch * options.epochs());
            double warm = Math.min(1, (done + 1e-3) / WARM_UP);
            return options.learningRate() * warm * (1 - (1 - FINAL_RATE) * done);
        }

        private void report(int epoch, double loss) {
            long all = (long) stepsPerEpoch * options.epochs();
            long elapsed = System.nanoTime() - started;
            Duration left = Duration.ofNanos((long) ((double) elapsed / steps * (all - steps)));
            listener.progress(new Progress(stage, epoch, steps, all, loss, left));
        }
    }
}
