/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * From a keyword to the row of an embedding table. Code 0 always means that the value is missing. A
 * number is encoded as its decimal notation, so that a numeric field and a keyword field with the
 * same content get the same code. Implementations are immutable and thread-safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = VocabularyEncoding.class, name = "vocabulary"),
    @JsonSubTypes.Type(value = HashEncoding.class, name = "hash")
})
public sealed interface IdEncoding permits VocabularyEncoding, HashEncoding {

    /** The code of an absent value. */
    int MISSING = 0;

    /** The code of a value, given as UTF-8. */
    int encode(byte[] utf8, int offset, int length);

    /** The code of a value. */
    int encode(String value);

    /** The code of a number's decimal notation. */
    int encode(long value);

    /**
     * How many codes there are, the one for missing included: the rows that an embedding table
     * needs.
     */
    int size();
}
