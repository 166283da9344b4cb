/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.Progress;
import io.hapsearch.training.ProgressListener;
import io.hapsearch.training.Stage;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingReport.Epoch;
import io.hapsearch.training.checkpoint.Checkpoints;
import io.hapsearch.training.checkpoint.RunState;
import io.hapsearch.training.model.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The training of one model, step by step; what it was between two steps can be saved and gone on
 * with. Not thread-safe.
 */
final class TrainingRun {
    private static final int REPORT_EVERY = 5;
    private static final double FINAL_RATE = 0.05;
    private static final double WARM_UP = 0.1;
    private static final double NANOS = 1e9;

    private final Stage stage;
    private final TrainingOptions options;
    private final Weights weights;
    private final Pass pass;
    private final StepGradients gradients;
    private final HeldOut heldOut;
    private final ConflictProbe probe;
    private final int stepsPerEpoch;
    private final Checkpoints checkpoints;
    private final ProgressListener listener;
    private final Adam adam;
    private final Throughput throughput = new Throughput();
    private final long started = System.nanoTime();

    private boolean finished;
    private int epoch = 1;
    private int stepOfEpoch;
    private long steps;
    private long stepsBefore;
    private double secondsBefore;
    private double recentLoss;
    private Map<String, Double> lossSums = new TreeMap<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private final List<ConflictPoint> conflict = new ArrayList<>();
    private int bestEpoch;
    private Double bestLoss;
    private float[] bestWeights = new float[0];
    private double[] bestLogits = new double[0];

    /** The probe may be null. */
    TrainingRun(
            Stage stage,
            TrainingOptions options,
            Weights weights,
            Pass pass,
            StepGradients gradients,
            HeldOut heldOut,
            ConflictProbe probe,
            int stepsPerEpoch,
            Checkpoints checkpoints,
            ProgressListener listener) {
        this.stage = stage;
        this.options = options;
        this.weights = weights;
        this.pass = pass;
        this.gradients = gradients;
        this.heldOut = heldOut;
        this.probe = probe;
        this.stepsPerEpoch = stepsPerEpoch;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.adam = new Adam(weights, options.weightDecay());
    }

    TrainedModel train() {
        checkpoints.latest(stage).ifPresent(this::restore);
        while (!finished) {
            probe();
            step();
            if (stepOfEpoch == stepsPerEpoch) {
                closeEpoch();
            }
            if (finished || checkpoints.due(steps)) {
                checkpoints.save(stage, state());
            }
        }
        System.arraycopy(bestWeights, 0, weights.values(), 0, bestWeights.length);
        return new TrainedModel(
                weights,
                List.copyOf(epochs),
                bestEpoch,
                bestLogits,
                heldOut.exposures(),
                List.copyOf(conflict),
                throughput.rowsPerSecond(),
                throughput.arithmeticRowsPerSecond(),
                seconds());
    }

    private void probe() {
        if (probe != null && steps % options.conflictEvery() == 0) {
            conflict.add(probe.measure(weights, steps));
        }
    }

    private void step() {
        long begun = throughput.clock();
        List<SourceGradient> parts = gradients.compute(weights);
        adam.step(gradients.combined(parts, steps), rate(), steps);
        throughput.step(throughput.clock() - begun, gradients.rows());
        if (throughput.due()) {
            throughput.arithmetic(gradients.arithmeticNanos(weights, throughput), gradients.rows());
        }
        double loss = 0;
        for (SourceGradient part : parts) {
            lossSums.merge(part.part(), part.loss(), Double::sum);
            loss += part.loss();
        }
        steps++;
        stepOfEpoch++;
        if (!Double.isFinite(loss)) {
            throw new IllegalArgumentException(
                    "the loss is "
                            + loss
                            + " after "
                            + steps
                            + " steps: lower [learning_rate], or look for extreme values in the samples");
        }
        recentLoss += loss / REPORT_EVERY;
        if (steps % REPORT_EVERY == 0) {
            report(recentLoss);
            recentLoss = 0;
        }
    }

    private void closeEpoch() {
        lossSums.replaceAll((part, sum) -> sum / stepsPerEpoch);
        HeldOut.Measurement measured = heldOut.measure(pass, weights);
        epochs.add(new Epoch(lossSums, measured.loss(), measured.auc()));
        if (bestLoss == null || measured.loss() < bestLoss) {
            bestLoss = measured.loss();
            bestEpoch = epoch;
            bestWeights = weights.values().clone();
            bestLogits = measured.logits();
        }
        lossSums = new TreeMap<>();
        stepOfEpoch = 0;
        epoch++;
        finished = epoch > options.epochs() || epoch - bestEpoch > options.patience();
    }

    /** Rises linearly during the warm-up, then falls linearly. */
    private double rate() {
        double done = (double) steps / allSteps();
        double warm = Math.min(1, (done + 1e-3) / WARM_UP);
        return options.learningRate() * warm * (1 - (1 - FINAL_RATE) * done);
    }

    private void report(double loss) {
        double each = (double) (System.nanoTime() - started) / (steps - stepsBefore);
        Duration left = Duration.ofNanos((long) (each * (allSteps() - steps)));
        listener.progress(new Progress(stage, epoch, steps, allSteps(), loss, left));
    }

    private long allSteps() {
        return (long) stepsPerEpoch * options.epochs();
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - started) / NANOS;
    }

    private RunState state() {
        return new RunState(
                new RunState.Counts(
                        finished,
                        epoch,
                        stepOfEpoch,
                        steps,
                        gradients.drawn(),
                        lossSums,
                        gradients.harmonizerState(),
                        gradients.sharesState(),
                        epochs,
                        bestEpoch,
                        bestLoss,
                        conflict,
                        seconds()),
                weights.values(),
                adam.first(),
                adam.second(),
                bestWeights,
                bestLogits);
    }

    private void restore(RunState state) {
        RunState.Counts counts = state.counts();
        finished = counts.finished();
        epoch = counts.epoch();
        stepOfEpoch = counts.stepOfEpoch();
        steps = counts.steps();
        stepsBefore = steps;
        secondsBefore = counts.seconds();
        lossSums = new TreeMap<>(counts.lossSums());
        epochs.addAll(counts.epochs());
        conflict.addAll(counts.conflict());
        bestEpoch = counts.bestEpoch();
        bestLoss = counts.bestLoss();
        bestWeights = state.bestWeights();
        bestLogits = state.bestLogits();
        gradients.restore(counts.drawn(), counts.harmonizer(), counts.shares());
        copy(state.weights(), weights.values());
        copy(state.first(), adam.first());
        copy(state.second(), adam.second());
    }

    private static void copy(float[] from, float[] into) {
        System.arraycopy(from, 0, into, 0, into.length);
    }
}
