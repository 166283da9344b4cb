/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.RawHit;
import java.util.List;
import java.util.Map;

/**
 * Scores candidates with both models of a bundle from raw values, without a node, by the encoders
 * and sessions that nodes use too. Not thread-safe; close it before the bundle.
 */
final class OfflineModels implements AutoCloseable {

    private final LoadedBundle bundle;
    private final Map<String, RawHit> documents;
    private final InputBuffers inputs;
    private final BatchScorer light;
    private final BatchScorer expressive;

    /**
     * @param documents raw values by id
     * @throws CommandFailure that names a feature which only an index can compute
     */
    OfflineModels(LoadedBundle bundle, Map<String, RawHit> documents) {
        requireRawValues(bundle);
        this.bundle = bundle;
        this.documents = documents;
        this.inputs = new InputBuffers(bundle.spec(), 1);
        this.light = bundle.light().scorer(inputs);
        this.expressive = bundle.expressive().scorer(inputs);
    }

    /** Scores what was retrieved for a request. */
    Scores score(FeedRequest request) {
        int rows = request.retrieved().size();
        encode(request, rows);
        light.score(rows);
        float[] lightLogits = logits(light, rows);
        expressive.score(rows);
        float[] expressiveLogits = logits(expressive, rows);
        return new Scores(
                lightLogits,
                probabilities(bundle.light(), lightLogits),
                widened(expressiveLogits),
                probabilities(bundle.expressive(), expressiveLogits),
                light.hidden(),
                light.hiddenWidth());
    }

    @Override
    public void close() {
        light.close();
        expressive.close();
    }

    private void encode(FeedRequest request, int rows) {
        ParamValues params = ParamValues.resolve(bundle.spec(), request.params());
        HitEncoder encoder = new HitEncoder(params, request.millis());
        inputs.ensureRows(rows);
        new RequestEncoder(bundle.spec()).encode(params, inputs);
        List<String> retrieved = request.retrieved();
        for (int row = 0; row < rows; row++) {
            RawHit document = documents.get(retrieved.get(row));
            if (document == null) {
                throw new CommandFailure(
                        "Request "
                                + request.id()
                                + " retrieves document "
                                + retrieved.get(row)
                                + ", which is not in the data set");
            }
            RawHit hit = new RawHit(Double.NaN, row, document.fields(), Map.of());
            encoder.encode(hit.values(), inputs, row);
        }
    }

    private static void requireRawValues(LoadedBundle bundle) {
        for (Feature feature : bundle.spec().features()) {
            if (feature instanceof Feature.Query || feature instanceof Feature.Score) {
                throw new CommandFailure(
                        "Feature ["
                                + feature.name()
                                + "] of "
                                + bundle.name()
                                + " is a score that only an index can compute; a data set has no such value");
            }
        }
    }

    private static float[] logits(BatchScorer scorer, int rows) {
        float[] logits = new float[rows];
        scorer.logits().get(0, logits);
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
