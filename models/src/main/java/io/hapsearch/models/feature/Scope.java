/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an input has a row per hit or one row per request. */
public enum Scope {
    /** Shape {@code [hits, width]}. */
    @JsonProperty("hit")
    HIT,
    /** Shape {@code [1, width]}; the graph expands it. */
    @JsonProperty("request")
    REQUEST
}
