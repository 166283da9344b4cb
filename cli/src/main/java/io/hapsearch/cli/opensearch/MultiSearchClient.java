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
 * Asks one index many queries at a time, for ids and scores alone. Like {@link SearchClient} it
 * insists on whole answers. Thread-safe.
 */
public final class MultiSearchClient {

    private static final Map<String, String> FILTER =
            Map.of(
                    "filter_path",
                    "responses.hits.hits._id,responses.hits.hits._score,responses.timed_out,responses._shards.failed,responses.error,responses.status");

    private final NodeClient node;
    private final String path;

    public MultiSearchClient(NodeClient node, String index) {
        this.node = node;
        this.path = "/" + index + "/_msearch";
    }

    /**
     * What each query finds, best first; ties are in an order that may change from index to index.
     *
     * @param size how many of each at most
     * @throws OpenSearchFailure if a query fails, or succeeds in part only
     */
    public List<List<Hit>> search(List<JsonNode> queries, int size) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode query : queries) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.set("query", query);
            body.put("size", size).put("_source", false).put("track_total_hits", false);
            lines.append("{}\n").append(body).append('\n');
        }
        Payload payload = Payload.lines(lines.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode responses = node.send("POST", path, FILTER, payload).json().path("responses");
        List<List<Hit>> answers = new ArrayList<>();
        for (JsonNode response : responses) {
            requireWhole(response);
            List<Hit> found = new ArrayList<>();
            for (JsonNode hit : response.path("hits").path("hits")) {
                found.add(new Hit(hit.path("_id").asText(), (float) hit.path("_score").asDouble()));
            }
            answers.add(found);
        }
        if (answers.size() != queries.size()) {
            throw new OpenSearchFailure(
                    200,
                    "The node answered " + answers.size() + " of " + queries.size() + " queries");
        }
        return answers;
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

    /**
     * A hit.
     *
     * @param id its id
     * @param score its score
     */
    public record Hit(String id, float score) {}
}
