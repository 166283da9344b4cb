/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.extract.FieldType;
import io.hapsearch.rescore.extract.FieldTypes;
import java.util.Optional;
import org.opensearch.index.mapper.DateFieldMapper;
import org.opensearch.index.mapper.MappedFieldType;
import org.opensearch.index.mapper.MapperService;

/**
 * Reads an index's mapping: which doc values a field has and how their bits are to be understood.
 * Thread-safe.
 */
final class MappedFieldTypes implements FieldTypes {
    private final MapperService mapping;

    MappedFieldTypes(MapperService mapping) {
        this.mapping = mapping;
    }

    @Override
    public Optional<FieldType> type(String field) {
        MappedFieldType mapped = mapping.fieldType(field);
        if (mapped == null) {
            return Optional.empty();
        }
        if (mapped.typeName().equals("knn_vector")) {
            return Optional.of(FieldType.vector());
        }
        if (!mapped.hasDocValues()) {
            throw new IllegalArgumentException(
                    "field ["
                            + field
                            + "] of type ["
                            + mapped.typeName()
                            + "] in index ["
                            + mapping.index().getName()
                            + "] has no doc values, which features need");
        }
        return Optional.of(type(field, mapped));
    }

    @Override
    public String docValuesField(String field) {
        MappedFieldType mapped = mapping.fieldType(field);
        return mapped == null ? field : mapped.name();
    }

    private FieldType type(String field, MappedFieldType mapped) {
        return switch (mapped.typeName()) {
            case "long", "integer", "short", "byte", "boolean" -> FieldType.integer();
            case "date" -> dateIsNanos(mapped) ? FieldType.dateNanos() : FieldType.integer();
            case "date_nanos" -> FieldType.dateNanos();
            case "double" -> FieldType.doubles();
            case "float" -> FieldType.floats();
            case "half_float" -> FieldType.halfFloats();
            case "unsigned_long" -> FieldType.unsignedLong();
            case "keyword" -> FieldType.keyword();
            default ->
                    throw new IllegalArgumentException(
                            "field ["
                                    + field
                                    + "] in index ["
                                    + mapping.index().getName()
                                    + "] is of type ["
                                    + mapped.typeName()
                                    + "], from which no feature can be read");
        };
    }

    private static boolean dateIsNanos(MappedFieldType mapped) {
        return mapped instanceof DateFieldMapper.DateFieldType date
                && date.resolution() == DateFieldMapper.Resolution.NANOSECONDS;
    }
}
