/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.export;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.util.List;

/** Scores raw values with both graphs of a bundle, as a node would. Not thread-safe. */
public final class RawScorer {
    private final FeatureSpec spec;
    private final GraphScorer light;
    private final GraphScorer expressive;
    private final InputBuffers inputs;

    /** Both graphs must be over the inputs of the spec. */
    public RawScorer(FeatureSpec spec, GraphScorer light, GraphScorer expressive) {
        this.spec = spec;
        this.light = light;
        this.expressive = expressive;
        this.inputs = new InputBuffers(spec, 1);
    }

    /**
     * Scores hits of a request in one batch.
     *
     * @throws IllegalArgumentException that names the param or field that is not what the features
     *     need
     */
    public Logits score(RawRequest request, List<RawHit> hits) {
        encode(request, hits, inputs);
        return new Logits(
                light.logits(inputs, hits.size()), expressive.logits(inputs, hits.size()));
    }

    /**
     * Fills inputs with what the graphs see of hits of a request.
     *
     * @throws IllegalArgumentException that names the param or field that is not what the features
     *     need
     */
    public void encode(RawRequest request, List<RawHit> hits, InputBuffers into) {
        into.ensureRows(hits.size());
        ParamValues params = ParamValues.resolve(spec, request.params());
        new RequestEncoder(spec).encode(params, into);
        HitEncoder encoder = new HitEncoder(params, request.millis());
        for (int row = 0; row < hits.size(); row++) {
            encoder.encode(hits.get(row).values(), into, row);
        }
    }

    /**
     * What both graphs say, by position of the hit.
     *
     * @param light the light model's logits
     * @param expressive the expressive model's logits
     */
    @SuppressWarnings("ArrayRecordComponent") // used at once and never compared
    public record Logits(float[] light, float[] expressive) {}
}
