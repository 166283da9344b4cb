/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.Optional;

/** How the doc values of fields are read; supplied per request by whoever knows the mapping. */
public interface FieldTypes {

    /**
     * The type of a field; empty if the field is unmapped, in which case every hit misses it.
     *
     * @throws IllegalArgumentException that names the field if it has no doc values or an
     *     unsupported type
     */
    Optional<FieldType> type(String field);

    /**
     * The name under which Lucene keeps a field: another one if the mapping has the field as an
     * alias.
     */
    default String docValuesField(String field) {
        return field;
    }
}
