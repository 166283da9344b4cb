/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The declaration of one request-level value.
 *
 * @param name how requests, features and query templates refer to it
 * @param type its type
 * @param length the dimension of a {@link ParamType#VECTOR}, the most values that {@link
 *     ParamType#KEYWORDS} may have; absent for scalars
 * @param defaultValue what stands in where a request leaves it out; without one the request must
 *     give the value
 */
public record Param(
        String name,
        ParamType type,
        Integer length,
        @JsonProperty("default") JsonNode defaultValue) {

    /** Checks what can be told from the declaration alone. */
    public Param {
        Names.require("name", name);
        if (type == null) {
            throw new IllegalArgumentException("[type] of param [" + name + "] is missing");
        }
        boolean list = type == ParamType.VECTOR || type == ParamType.KEYWORDS;
        if (list && (length == null || length < 1 || length > FeatureSpec.MAX_WIDTH)) {
            throw new IllegalArgumentException(
                    "[length] of param ["
                            + name
                            + "] must be between 1 and "
                            + FeatureSpec.MAX_WIDTH);
        }
        if (!list && length != null) {
            throw new IllegalArgumentException(
                    "[length] of param [" + name + "] goes with lists only");
        }
        defaultValue = defaultValue == null || defaultValue.isNull() ? null : defaultValue;
    }
}
