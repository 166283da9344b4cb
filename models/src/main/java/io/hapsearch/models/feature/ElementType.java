/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The element type of a model input. */
public enum ElementType {
    /** 32-bit floating point. */
    @JsonProperty("float")
    FLOAT(Float.BYTES),
    /** 64-bit integers, for codes. */
    @JsonProperty("int64")
    INT64(Long.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }
}
