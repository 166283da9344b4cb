/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A held-out request.
 *
 * @param id its identity in reports
 * @param millis its time, milliseconds since the epoch
 * @param query the OpenSearch query that retrieves its candidates
 * @param params the model's params
 * @param retrieved what a replay of that query in memory finds, best first, at most a window: for
 *     evaluation without a node
 * @param truth what the user thinks of documents
 */
public record FeedRequest(
        String id,
        long millis,
        JsonNode query,
        Map<String, JsonNode> params,
        List<String> retrieved,
        Truth truth) {

    /** Copies the collections. */
    public FeedRequest {
        params = Map.copyOf(params);
        retrieved = List.copyOf(retrieved);
    }
}
