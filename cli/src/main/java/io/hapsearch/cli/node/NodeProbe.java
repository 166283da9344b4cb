/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a node over HTTP how it is. Plain {@link HttpURLConnection}, so that probing leaves no
 * threads behind. Thread-safe.
 */
public final class NodeProbe {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final URI uri;
    private final ObjectMapper json = new ObjectMapper();

    public NodeProbe(URI uri) {
        this.uri = uri;
    }

    /** Whether the node of this name answers; another program on its port does not count. */
    public boolean answersAs(String name) {
        return get("/").map(root -> root.path("name").asText().equals(name)).orElse(false);
    }

    /** The cluster's health as OpenSearch tells it, empty if there is no answer. */
    public Optional<JsonNode> health() {
        return get("/_cluster/health");
    }

    /**
     * Waits, at most so long, until the cluster has recovered its state and no shard is on its way:
     * a node answers earlier than its data do. Returns in any case, since a cluster that lacks a
     * node may never get there.
     */
    public void settle(Duration timeout) {
        String query =
                "wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout="
                        + timeout.toSeconds()
                        + "s";
        request("/_cluster/health?" + query, timeout.plusMillis(TIMEOUT_MILLIS));
    }

    private Optional<JsonNode> get(String path) {
        return request(path, Duration.ofMillis(TIMEOUT_MILLIS));
    }

    private Optional<JsonNode> request(String path, Duration timeout) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout((int) timeout.toMillis());
            try {
                if (connection.getResponseCode() != 200) {
                    return Optional.empty();
                }
                String body =
                        new String(
                                connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return Optional.of(json.readTree(body));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Not there yet, or no longer.
            return Optional.empty();
        }
    }
}
