/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.model.Weights;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures a model on the held-out part: the training's own loss on groups drawn once, and exposed
 * samples. Not thread-safe.
 */
final class HeldOut {
    private static final int GROUPS = 4_096;
    private static final int MAX_EXPOSURES = 20_000;
    private static final int BATCH = 1_024;

    private final TrainingOptions options;
    private final List<Part> parts = new ArrayList<>();
    private final double[] weights;
    private final Exposures exposures;

    /** The sources are those that training sees. */
    HeldOut(EncodedSamples samples, int[] requests, List<Source> sources, TrainingOptions options) {
        this.options = options;
        TrainingOptions large = options.withBatchGroups(Math.max(GROUPS, options.batchGroups()));
        SourceParts apart = new SourceParts(samples, requests, sources, large);
        PartSampler sampler =
                options.objective() == Objective.MIXED
                        ? new MixedParts(samples, requests, apart.sources(), large)
                        : apart;
        double[] equal = new double[apart.sources().size()];
        Arrays.fill(equal, 1);
        if (equal.length > 0) {
            for (Part part : sampler.draw(equal)) {
                parts.add(new Part(part.name(), part.groups(), part.temperature(), null));
            }
        }
        this.weights = new double[parts.size()];
        Arrays.setAll(
                weights,
                i ->
                        options.objective() == Objective.SEPARATED
                                ? options.harmonization()
                                        .weight(apart.sources().get(i), options.sources())
                                : 1);
        Exposures all = Exposures.of(samples, requests);
        this.exposures =
                all.select(spread(all.size(), Math.min(MAX_EXPOSURES, all.size()), options.seed()));
    }

    /**
     * One position out of each of so many equal parts, at random: positives come first in each
     * request, and equal steps could meet the same place of every request.
     */
    static int[] spread(int size, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * size / count);
            int to = (int) ((i + 1L) * size / count);
            positions[i] = from + random.nextInt(to - from);
        }
        return positions;
    }

    /** The exposed samples to calibrate on. */
    Exposures exposures() {
        return exposures;
    }

    Measurement measure(Pass pass, Weights model) {
        double loss = 0;
        for (int i = 0; i < parts.size(); i++) {
            loss += weights[i] * pass.loss(model, pass.assemble(parts.get(i)));
        }
        double[] logits = logits(pass, model);
        double auc = BinaryMetrics.auc(logits, exposures.labels());
        return new Measurement(
                loss + options.pointwiseWeight() * crossEntropy(logits), auc, logits);
    }

    private double[] logits(Pass pass, Weights model) {
        double[] logits = new double[exposures.size()];
        for (int from = 0; from < logits.length; from += BATCH) {
            int to = Math.min(logits.length, from + BATCH);
            float[] part = pass.logits(model, exposures.slice(from, to));
            for (int i = 0; i < part.length; i++) {
                logits[from + i] = part[i];
            }
        }
        return logits;
    }

    private double crossEntropy(double[] logits) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = exposures.labels()[i] ? -logits[i] : logits[i];
            sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return logits.length == 0 ? 0 : sum / logits.length;
    }

    /**
     * What was measured.
     *
     * @param loss the weighted sum of the losses
     * @param auc of the exposed samples, NaN if they have one label only
     * @param logits of the exposed samples
     */
    @SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
    record Measurement(double loss, double auc, double[] logits) {}
}
