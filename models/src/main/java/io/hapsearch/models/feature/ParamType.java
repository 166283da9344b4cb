/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type of a request-level value. */
public enum ParamType {
    /** One finite number. */
    @JsonProperty("number")
    NUMBER,
    /** One string; a JSON number stands for its decimal notation. */
    @JsonProperty("keyword")
    KEYWORD,
    /** A list of strings or numbers, for instance the ids of the documents a user met last. */
    @JsonProperty("keywords")
    KEYWORDS,
    /** An array of finite numbers of fixed length. */
    @JsonProperty("vector")
    VECTOR
}
