/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How a local node is, as the commands print it. Immutable; what is unknown is null and left out of
 * the JSON.
 *
 * @param name the node's name
 * @param state {@code running}, {@code starting} (no answer yet) or {@code stopped}
 * @param pid of its process
 * @param uri where it answers
 * @param cluster name of its cluster
 * @param health of its cluster: green, yellow or red
 * @param nodes number of nodes in its cluster
 * @param home its folder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeStatus(
        @JsonProperty("name") String name,
        @JsonProperty("state") String state,
        @JsonProperty("pid") Long pid,
        @JsonProperty("uri") String uri,
        @JsonProperty("cluster") String cluster,
        @JsonProperty("health") String health,
        @JsonProperty("nodes") Integer nodes,
        @JsonProperty("home") String home) {

    /** Asks for it now. */
    public static NodeStatus of(String name, LocalNodes nodes) {
        String home = nodes.home(name).path().toString();
        Optional<NodeProcess> process = nodes.running(name);
        if (process.isEmpty()) {
            return new NodeStatus(name, "stopped", null, null, null, null, null, home);
        }
        NodeProcess running = process.get();
        String uri = running.uri().toString();
        Optional<JsonNode> health = new NodeProbe(running.uri()).health();
        return health.map(
                        h ->
                                new NodeStatus(
                                        name,
                                        "running",
                                        running.pid(),
                                        uri,
                                        h.path("cluster_name").asText(),
                                        h.path("status").asText(),
                                        h.path("number_of_nodes").asInt(),
                                        home))
                .orElseGet(
                        () ->
                                new NodeStatus(
                                        name,
                                        "starting",
                                        running.pid(),
                                        uri,
                                        null,
                                        null,
                                        null,
                                        home));
    }

    boolean isRunning() {
        return state.equals("running");
    }

    /** One line for people. */
    public String text() {
        String line = name + ": " + state;
        if (uri != null) {
            line += " at " + uri + " (pid " + pid + ")";
        }
        if (health != null) {
            line +=
                    ", cluster "
                            + cluster
                            + " with "
                            + nodes
                            + (nodes == 1 ? " node is " : " nodes is ")
                            + health;
        }
        return line;
    }
}
