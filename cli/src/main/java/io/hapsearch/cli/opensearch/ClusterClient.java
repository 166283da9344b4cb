/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The settings of a cluster. Thread-safe. */
public final class ClusterClient {

    private final NodeClient node;

    public ClusterClient(NodeClient node) {
        this.node = node;
    }

    /**
     * Changes settings; they hold over restarts.
     *
     * @param settings numbers, strings or booleans by key; null takes a change back
     * @throws OpenSearchFailure with the node's message if it refuses one of them
     */
    public void change(Map<String, ?> settings) {
        JsonNode body = new ObjectMapper().valueToTree(Map.of("persistent", settings));
        node.send("PUT", "/_cluster/settings", Map.of(), Payload.json(body));
    }
}
