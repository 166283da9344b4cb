/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which feature can read which field. Stateless. */
public final class FeatureFields {
    private static final Set<FieldType.Family> NUMERIC =
            EnumSet.of(FieldType.Family.INTEGER, FieldType.Family.NUMBER);
    private static final Set<FieldType.Family> TERMS =
            EnumSet.of(FieldType.Family.INTEGER, FieldType.Family.KEYWORD);
    private static final Set<FieldType.Family> VECTORS = EnumSet.of(FieldType.Family.VECTOR);

    private FeatureFields() {}

    /**
     * Compares all features with a mapping, for those who want to know before there is a hit.
     *
     * @throws IllegalArgumentException that names the field which a feature cannot read
     */
    public static void check(FeatureSpec spec, FieldTypes fields) {
        for (Input input : spec.inputs()) {
            for (Feature feature : input.features()) {
                type(feature, fields);
            }
        }
    }

    /**
     * The type of a feature's field; empty if the field is unmapped or the feature reads none.
     *
     * @throws IllegalArgumentException that names the field if the feature cannot read it
     */
    static Optional<FieldType> type(Feature feature, FieldTypes fields) {
        return switch (feature) {
            case Feature.Field field -> type(feature, field.field(), NUMERIC, fields);
            case Feature.Freshness freshness -> type(feature, freshness.field(), NUMERIC, fields);
            case Feature.Keyword keyword -> type(feature, keyword.field(), TERMS, fields);
            case Feature.Membership membership -> type(feature, membership.field(), TERMS, fields);
            case Feature.Vector vector -> type(feature, vector.field(), VECTORS, fields);
            case Feature.Dot dot -> type(feature, dot.field(), VECTORS, fields);
            case Feature.Cosine cosine -> type(feature, cosine.field(), VECTORS, fields);
            case Feature.Score score -> Optional.empty();
            case Feature.Rank rank -> Optional.empty();
            case Feature.Query query -> Optional.empty();
            case Feature.Parameter parameter -> Optional.empty();
        };
    }

    private static Optional<FieldType> type(
            Feature feature, String field, Set<FieldType.Family> usable, FieldTypes fields) {
        Optional<FieldType> type = fields.type(field);
        if (type.isPresent() && !usable.contains(type.get().family())) {
            throw new IllegalArgumentException(
                    "feature ["
                            + feature.name()
                            + "] cannot read field ["
                            + field
                            + "]: it is a "
                            + type.get().family().name().toLowerCase(Locale.ROOT)
                            + " field");
        }
        return type;
    }
}
