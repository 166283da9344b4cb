/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The opensearch.yml of a local node: on loopback only, and with what its {@link NodeSpec} says.
 * Stateless, thread-safe.
 */
public final class NodeConfig {

    private final ObjectMapper json = new ObjectMapper();

    /** The settings in full, the spec's own ones last so that they win. */
    public Map<String, String> settings(NodeSpec spec, NodeHome home) {
        Map<String, String> all = new TreeMap<>();
        all.put("cluster.name", spec.cluster());
        all.put("node.name", spec.name());
        all.put("network.host", "127.0.0.1");
        all.put("http.port", Integer.toString(spec.httpPort()));
        all.put("transport.port", Integer.toString(spec.transportPort()));
        all.put("path.data", home.data().toString());
        all.put("path.logs", home.logs().toString());
        // A local node on a nearly full disk shall still allocate its shards.
        all.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        if (spec.seeds().isEmpty()) {
            all.put("discovery.type", "single-node");
        } else {
            all.put("discovery.seed_hosts", String.join(",", spec.seeds()));
            if (!spec.clusterManagers().isEmpty()) {
                all.put(
                        "cluster.initial_cluster_manager_nodes",
                        String.join(",", spec.clusterManagers()));
            }
        }
        all.putAll(spec.settings());
        return all;
    }

    /** Writes opensearch.yml; every value is quoted as JSON, which is YAML too. */
    public void write(NodeSpec spec, NodeHome home) {
        try {
            String text =
                    "# Written by the command hap at each start.\n"
                            + settings(spec, home).entrySet().stream()
                                    .map(e -> e.getKey() + ": " + quoted(e.getValue()) + "\n")
                                    .collect(Collectors.joining());
            Files.writeString(home.config().resolve("opensearch.yml"), text);
        } catch (IOException e) {
            throw new NodeFailure("Cannot write the settings of node " + spec.name() + ": " + e, e);
        }
    }

    private String quoted(String value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(value, e);
        }
    }
}
