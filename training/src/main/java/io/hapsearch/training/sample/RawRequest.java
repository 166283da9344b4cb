/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A logged request.
 *
 * @param id how samples refer to it
 * @param millis its time, milliseconds since the epoch
 * @param params the request-level values that it gave
 */
public record RawRequest(String id, long millis, Map<String, JsonNode> params) {

    /** Copies the params. */
    public RawRequest {
        params = Map.copyOf(params);
    }
}
