/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks one index many queries at a time, for ids alone. Like {@link SearchClient} it insists on
 * whole answers. Thread-safe.
 */
public final class MultiSearchClient {

    private static final Map<String, String> FILTER =
            Map.of(
                    "filter_path",
                    "responses.hits.hits._id,responses.timed_out,responses._shards.failed,responses.error,responses.status");

    private final NodeClient node;
    private final String path;

    public MultiSearchClient(NodeClient node, String index) {
        this.node = node;
        this.path = "/" + index + "/_msearch";
    }

    /**
     * The ids that each query finds, best first.
     *
     * @param size how many of each at most
     * @throws OpenSearchFailure if a query fails, or succeeds in part only
     */
    public List<List<String>> ids(List<JsonNode> queries, int size) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode query : queries) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("query", query);
            body.put("size", size).put("_source", false).put("track_total_hits", false);
            lines.append("{}\n").append(body).append('\n');
        }
        Payload payload = Payload.lines(lines.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode responses = node.send("POST", path, FILTER, payload).json().path("responses");
        List<List<String>> ids = new ArrayList<>();
        for (JsonNode response : responses) {
            requireWhole(response);
            List<String> found = new ArrayList<>();
            for (JsonNode hit : response.path("hits").path("hits")) {
                found.add(hit.path("_id").asText());
            }
            ids.add(found);
        }
        if (ids.size() != queries.size()) {
            throw new OpenSearchFailure(
                    200, "The node answered " + ids.size() + " of " + queries.size() + " queries");
        }
        return ids;
    }

    private static void requireWhole(JsonNode response) {
        if (response.has("error")) {
            throw new OpenSearchFailure(
                    response.path("status").asInt(),
                    "The node refused a query: " + response.path("error"));
        }
        if (response.path("timed_out").asBoolean()
                || response.path("_shards").path("failed").asInt() > 0) {
            throw new OpenSearchFailure(
                    response.path("status").asInt(), "The node answered a query in part only");
        }
    }
}
