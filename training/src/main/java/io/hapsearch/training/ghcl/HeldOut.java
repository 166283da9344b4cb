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
import java.util.List;

/**
 * Measures a model on the held-out part: on groups drawn once, and on exposed samples. Not
 * thread-safe.
 */
final class HeldOut {
    private static final int MAX_GROUPS = 2_048;
    private static final int MAX_EXPOSURES = 20_000;
    private static final int BATCH = 1_024;

    private final TrainingOptions options;
    private final List<Source> sources = new ArrayList<>();
    private final List<Groups> groups = new ArrayList<>();
    private final Exposures exposures;

    HeldOut(EncodedSamples samples, int[] requests, List<Source> wanted, TrainingOptions options) {
        this.options = options;
        for (Source source : wanted) {
            GroupSampler sampler =
                    new GroupSampler(
                            samples,
                            requests,
                            source,
                            options.sources().get(source).negatives(),
                            options.seed());
            if (sampler.positives() > 0) {
                sources.add(source);
                groups.add(sampler.draw(Math.min(MAX_GROUPS, sampler.positives())));
            }
        }
        Exposures all = Exposures.of(samples, requests);
        int[] spread = new int[Math.min(MAX_EXPOSURES, all.size())];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = (int) ((long) i * all.size() / spread.length);
        }
        this.exposures = all.select(spread);
    }

    /** The exposed samples to calibrate on. */
    Exposures exposures() {
        return exposures;
    }

    Measurement measure(Pass pass, Weights weights) {
        double loss = 0;
        for (int i = 0; i < sources.size(); i++) {
            double weight = options.sources().get(sources.get(i)).weight();
            loss += weight * pass.loss(weights, sources.get(i), groups.get(i), null);
        }
        double[] logits = logits(pass, weights);
        double auc = BinaryMetrics.auc(logits, exposures.labels());
        return new Measurement(
                loss + options.pointwiseWeight() * crossEntropy(logits), auc, logits);
    }

    private double[] logits(Pass pass, Weights weights) {
        double[] logits = new double[exposures.size()];
        for (int from = 0; from < logits.length; from += BATCH) {
            int to = Math.min(logits.length, from + BATCH);
            float[] part = pass.logits(weights, exposures.slice(from, to));
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
