/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import io.hapsearch.models.feature.Crosses;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.HitValues;
import io.hapsearch.models.feature.IdEncoding;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import java.util.HashSet;
import java.util.List;

/**
 * Fills the rows of inputs per hit from raw values outside an index. Serving reads doc values
 * column by column instead; both end in the same encodings. Immutable, thread-safe.
 */
public final class HitEncoder {
    private final ParamValues params;
    private final long nowMillis;

    /**
     * @param params the request's params, for crosses
     * @param nowMillis the time of the request, milliseconds since the epoch, for freshness
     */
    public HitEncoder(ParamValues params, long nowMillis) {
        this.params = params;
        this.nowMillis = nowMillis;
    }

    /** Fills one row of every input per hit. */
    public void encode(HitValues hit, InputBuffers inputs, int row) {
        for (TensorBuffer buffer : inputs.all()) {
            if (buffer.input().per() == Scope.HIT) {
                int index = row * buffer.width();
                for (Feature feature : buffer.input().features()) {
                    encode(feature, hit, buffer, index);
                    index += feature.width();
                }
            }
        }
    }

    private void encode(Feature feature, HitValues hit, TensorBuffer buffer, int index) {
        switch (feature) {
            case Feature.Keyword keyword -> encodeKeywords(keyword, hit, buffer, index);
            case Feature.Vector vector -> encodeVector(vector, hit, buffer, index);
            default -> buffer.floats().put(index, number(feature, hit));
        }
    }

    private float number(Feature feature, HitValues hit) {
        return switch (feature) {
            case Feature.Score score -> score.encoding().encode(hit.score());
            case Feature.Rank rank -> rank.encoding().encode(hit.rank());
            case Feature.Field field -> field.encoding().encode(hit.number(field.field()));
            case Feature.Query query -> query.encoding().encode(hit.query(query.name()));
            case Feature.Dot dot ->
                    dot.encoding()
                            .encode(
                                    Crosses.dot(
                                            params.vector(dot.param()), hit.vector(dot.field())));
            case Feature.Cosine cosine ->
                    cosine.encoding()
                            .encode(
                                    Crosses.cosine(
                                            params.vector(cosine.param()),
                                            hit.vector(cosine.field())));
            case Feature.Membership membership ->
                    membership
                            .encoding()
                            .encode(
                                    Crosses.membership(
                                            params.keywords(membership.param()),
                                            new HashSet<>(hit.keywords(membership.field()))));
            case Feature.Freshness freshness ->
                    freshness
                            .encoding()
                            .encode(Crosses.ageInDays(hit.number(freshness.field()), nowMillis));
            case Feature.Keyword keyword -> throw new IllegalArgumentException(keyword.name());
            case Feature.Vector vector -> throw new IllegalArgumentException(vector.name());
            case Feature.Parameter parameter ->
                    throw new IllegalArgumentException(parameter.name());
        };
    }

    private static void encodeKeywords(
            Feature.Keyword feature, HitValues hit, TensorBuffer buffer, int index) {
        List<String> values = hit.keywords(feature.field());
        if (values.size() == 1) {
            buffer.longs().put(index, feature.encoding().encode(values.getFirst()));
            for (int i = 1; i < feature.width(); i++) {
                buffer.longs().put(index + i, IdEncoding.MISSING);
            }
            return;
        }
        int[] codes =
                values.stream().mapToInt(feature.encoding()::encode).sorted().distinct().toArray();
        for (int i = 0; i < feature.width(); i++) {
            buffer.longs().put(index + i, i < codes.length ? codes[i] : IdEncoding.MISSING);
        }
    }

    private static void encodeVector(
            Feature.Vector feature, HitValues hit, TensorBuffer buffer, int index) {
        float[] vector = hit.vector(feature.field());
        if (vector == null) {
            vector = new float[feature.dimension()];
        } else if (vector.length != feature.dimension()) {
            throw new IllegalArgumentException(
                    "field ["
                            + feature.field()
                            + "] has a vector of "
                            + vector.length
                            + " dimensions, feature ["
                            + feature.name()
                            + "] takes "
                            + feature.dimension());
        }
        buffer.floats().put(index, vector);
    }
}
