/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.training.calibration.IsotonicCalibration;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.export.RawScorer;
import io.hapsearch.training.sample.ExampleCollector.Example;
import io.hapsearch.training.sample.Outcome;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.SampledRequests;
import io.hapsearch.training.sample.SampledRequests.SampledRequest;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * What both graphs say of logged samples: the exposed ones calibrate, the first few become golden
 * examples. Not thread-safe.
 */
final class SampleLogits {
    private static final int GOLDEN_REQUESTS = 4;
    private static final int GOLDEN_HITS = 16;

    private final RawScorer scorer;
    private final Consumer<SampledRequest> listener;
    private final BitSet positive = new BitSet();
    private final List<Example> examples = new ArrayList<>();
    private float[] light = new float[1_024];
    private float[] expressive = new float[1_024];
    private int exposed;

    /**
     * Scores all samples.
     *
     * @param listener sees each request before it is scored
     * @throws SampleException if a row is not what it must be, or no exposed sample is positive, or
     *     none is not
     */
    SampleLogits(RawScorer scorer, SampleSource samples, Consumer<SampledRequest> listener) {
        this.scorer = scorer;
        this.listener = listener;
        SampledRequests.read(samples, this::accept);
        if (positive.isEmpty() || positive.cardinality() == exposed) {
            throw new SampleException(
                    "calibration needs exposed samples with label 0 and some with label 1, there are "
                            + exposed
                            + ", "
                            + positive.cardinality()
                            + " of them with label 1");
        }
    }

    Calibrations calibrations() {
        return new Calibrations(fit(light), fit(expressive));
    }

    List<Example> examples() {
        return examples;
    }

    /** How many exposed samples there were. */
    int exposed() {
        return exposed;
    }

    /** The AUC over all exposed samples of the light and of the expressive model. */
    double[] aucs() {
        return new double[] {
            BinaryMetrics.auc(logits(light), labels()),
            BinaryMetrics.auc(logits(expressive), labels())
        };
    }

    /** The expressive model's logits of all exposed samples. */
    double[] expressive() {
        return logits(expressive);
    }

    private Calibration fit(float[] logits) {
        return new IsotonicCalibration().fit(logits(logits), labels());
    }

    private void accept(SampledRequest logged) {
        RawScorer.Logits logits;
        try {
            listener.accept(logged);
            logits = scorer.score(logged.request(), logged.hits());
        } catch (IllegalArgumentException e) {
            throw new SampleException(
                    "request [" + logged.request().id() + "]: " + e.getMessage(), e);
        }
        for (int i = 0; i < logged.samples().size(); i++) {
            Outcome outcome = logged.samples().get(i).outcome();
            if (outcome.source() == Source.EXPOSED) {
                add(logits.light()[i], logits.expressive()[i], outcome.positive());
            }
        }
        if (examples.size() < GOLDEN_REQUESTS) {
            examples.add(
                    new Example(
                            logged.request(), logged.hits().stream().limit(GOLDEN_HITS).toList()));
        }
    }

    private void add(float lightLogit, float expressiveLogit, boolean isPositive) {
        if (exposed == light.length) {
            light = Arrays.copyOf(light, 2 * exposed);
            expressive = Arrays.copyOf(expressive, 2 * exposed);
        }
        light[exposed] = lightLogit;
        expressive[exposed] = expressiveLogit;
        positive.set(exposed++, isPositive);
    }

    private double[] logits(float[] of) {
        double[] logits = new double[exposed];
        Arrays.setAll(logits, i -> of[i]);
        return logits;
    }

    /** Whether each exposed sample is positive. */
    boolean[] labels() {
        boolean[] labels = new boolean[exposed];
        for (int i = 0; i < exposed; i++) {
            labels[i] = positive.get(i);
        }
        return labels;
    }
}
