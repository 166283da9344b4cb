/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.NumberEncoding;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import java.util.List;

/**
 * Fills the inputs per request from params; the same code in training, evaluation and serving.
 * Immutable, thread-safe.
 */
public final class RequestEncoder {
    private final FeatureSpec spec;

    /** For the inputs per request of a spec. */
    public RequestEncoder(FeatureSpec spec) {
        this.spec = spec;
    }

    /** Fills row 0 of every input per request. */
    public void encode(ParamValues params, InputBuffers inputs) {
        for (TensorBuffer buffer : inputs.all()) {
            if (buffer.input().per() == Scope.REQUEST) {
                encode(params, buffer);
            }
        }
    }

    private void encode(ParamValues params, TensorBuffer buffer) {
        int column = 0;
        for (Feature feature : buffer.input().features()) {
            Feature.Parameter parameter = (Feature.Parameter) feature;
            if (buffer.input().type() == ElementType.INT64) {
                encodeCodes(parameter, params, buffer, column);
            } else {
                encodeNumbers(parameter, params, buffer, column);
            }
            column += feature.width();
        }
    }

    private void encodeCodes(
            Feature.Parameter feature, ParamValues params, TensorBuffer buffer, int column) {
        List<String> keywords =
                switch (declaration(feature).type()) {
                    case KEYWORDS -> params.keywords(feature.param());
                    default -> List.of(params.keyword(feature.param()));
                };
        for (int i = 0; i < feature.width(); i++) {
            int code =
                    i < keywords.size()
                            ? feature.encoding().encode(keywords.get(i))
                            : IdEncoding.MISSING;
            buffer.longs().put(column + i, code);
        }
    }

    private void encodeNumbers(
            Feature.Parameter feature, ParamValues params, TensorBuffer buffer, int column) {
        switch (declaration(feature).type()) {
            case VECTOR -> {
                float[] vector = params.vector(feature.param());
                NumberEncoding encoding = feature.numberEncoding();
                for (int i = 0; i < vector.length; i++) {
                    buffer.floats().put(column + i, encoding.encode(vector[i]));
                }
            }
            default ->
                    buffer.floats()
                            .put(
                                    column,
                                    feature.numberEncoding()
                                            .encode(params.number(feature.param())));
        }
    }

    private Param declaration(Feature.Parameter feature) {
        return spec.param(feature.param()).orElseThrow();
    }
}
