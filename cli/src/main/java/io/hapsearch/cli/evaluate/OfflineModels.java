/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;

/**
 * Scores candidates with both models of a bundle from raw values, without a node, by the encoders
 * and sessions that nodes use too. Not thread-safe; close it before the bundle.
 */
final class OfflineModels implements AutoCloseable {

    private final LoadedBundle bundle;
    private final InputBuffers inputs;
    private final BatchScorer light;
    private final BatchScorer expressive;

    OfflineModels(LoadedBundle bundle) {
        this.bundle = bundle;
        this.inputs = new InputBuffers(bundle.spec(), 1);
        this.light = bundle.light().scorer(inputs);
        this.expressive = bundle.expressive().scorer(inputs);
    }

    /**
     * Scores all candidates of a request.
     *
     * @throws CommandFailure that names the request if its params are not what the bundle needs, or
     *     a model gives no number
     */
    Scores score(CandidateSet request) {
        int rows = request.hits().size();
        encode(request, rows);
        light.score(rows);
        float[] lightLogits = logits(request, bundle.light(), light);
        long begun = System.nanoTime();
        expressive.score(rows);
        double micros = (System.nanoTime() - begun) / 1e3;
        float[] expressiveLogits = logits(request, bundle.expressive(), expressive);
        return new Scores(
                lightLogits,
                probabilities(bundle.light(), lightLogits),
                widened(expressiveLogits),
                probabilities(bundle.expressive(), expressiveLogits),
                light.hidden(),
                light.hiddenWidth(),
                micros / rows);
    }

    @Override
    public void close() {
        light.close();
        expressive.close();
    }

    private void encode(CandidateSet request, int rows) {
        inputs.ensureRows(rows);
        try {
            ParamValues params = ParamValues.resolve(bundle.spec(), request.params());
            HitEncoder encoder = new HitEncoder(params, request.millis());
            new RequestEncoder(bundle.spec()).encode(params, inputs);
            for (int row = 0; row < rows; row++) {
                encoder.encode(request.hits().get(row).values(), inputs, row);
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("Request " + request.id() + ": " + e.getMessage(), e);
        }
    }

    private static float[] logits(CandidateSet request, LoadedModel model, BatchScorer scorer) {
        float[] logits = new float[request.hits().size()];
        scorer.logits().get(0, logits);
        for (int row = 0; row < logits.length; row++) {
            if (!Float.isFinite(logits[row])) {
                throw new CommandFailure(
                        model.file()
                                + " gives candidate "
                                + row
                                + " of request "
                                + request.id()
                                + " the logit "
                                + logits[row]);
            }
        }
        return logits;
    }

    private static double[] probabilities(LoadedModel model, float[] logits) {
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = model.calibration().probability(logits[i]);
        }
        return probabilities;
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
