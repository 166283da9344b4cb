/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Searches one index, and insists on whole answers: one that is degraded, timed out or lacks shards
 * would be measured as if it were a fast one. Thread-safe.
 */
public final class SearchClient {

    private final NodeClient node;
    private final String path;

    public SearchClient(NodeClient node, String index) {
        this.node = node;
        this.path = "/" + index + "/_search";
    }

    /** Searches; see {@link #search(Payload)}. */
    public SearchReply search(JsonNode body) {
        return search(Payload.json(body));
    }

    /**
     * Searches.
     *
     * @param body the search as JSON
     * @throws OpenSearchFailure if it fails, or succeeds in part only
     */
    public SearchReply search(Payload body) {
        Reply reply = node.send("POST", path, Map.of(), body);
        JsonNode json = reply.json();
        SearchReply answer = SearchReply.of(reply, json);
        if (!answer.degraded().isEmpty()) {
            throw new OpenSearchFailure(
                    reply.status(), "The node degraded a search: " + answer.degraded());
        }
        int failedShards = json.path("_shards").path("failed").asInt();
        if (json.path("timed_out").asBoolean() || failedShards > 0) {
            throw new OpenSearchFailure(
                    reply.status(),
                    "The node answered a search in part only: timed_out is "
                            + json.path("timed_out").asBoolean()
                            + ", "
                            + failedShards
                            + " shards failed");
        }
        return answer;
    }
}
