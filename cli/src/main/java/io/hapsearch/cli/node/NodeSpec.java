/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a local node shall be. Immutable; the {@code with} methods give changed copies.
 *
 * @param name the node's name and that of its folder
 * @param cluster the cluster's name
 * @param httpPort 0 for any free one
 * @param transportPort 0 for any free one
 * @param heap size of the JVM's heap; direct memory is limited to half of it, as OpenSearch's own
 *     launcher does
 * @param plugins zips to install, in this order
 * @param seeds {@code host:port} of the other nodes' transports; empty makes a cluster of one
 * @param clusterManagers names of the nodes that found the cluster; empty for one that joins it
 *     later
 * @param settings further lines of opensearch.yml, these win
 */
public record NodeSpec(
        String name,
        String cluster,
        int httpPort,
        int transportPort,
        HeapSize heap,
        List<Path> plugins,
        List<String> seeds,
        List<String> clusterManagers,
        Map<String, String> settings) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public NodeSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a node name: letters, digits, '.', '_' and '-' only");
        }
        plugins = plugins.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        seeds = List.copyOf(seeds);
        clusterManagers = List.copyOf(clusterManagers);
        settings = Map.copyOf(settings);
    }

    /** A cluster of one on free ports, with 1 GB of heap and no plugin. */
    public static NodeSpec single(String name) {
        return new NodeSpec(
                name, "hap", 0, 0, new HeapSize(1024), List.of(), List.of(), List.of(), Map.of());
    }

    public NodeSpec withName(String newName) {
        return new NodeSpec(
                newName,
                cluster,
                httpPort,
                transportPort,
                heap,
                plugins,
                seeds,
                clusterManagers,
                settings);
    }

    public NodeSpec withPorts(int newHttpPort, int newTransportPort) {
        return new NodeSpec(
                name,
                cluster,
                newHttpPort,
                newTransportPort,
                heap,
                plugins,
                seeds,
                clusterManagers,
                settings);
    }

    public NodeSpec withHeap(HeapSize newHeap) {
        return new NodeSpec(
                name,
                cluster,
                httpPort,
                transportPort,
                newHeap,
                plugins,
                seeds,
                clusterManagers,
                settings);
    }

    public NodeSpec withPlugins(List<Path> newPlugins) {
        return new NodeSpec(
                name,
                cluster,
                httpPort,
                transportPort,
                heap,
                newPlugins,
                seeds,
                clusterManagers,
                settings);
    }

    /** A member of a cluster of several. */
    public NodeSpec withCluster(
            String newCluster, List<String> newSeeds, List<String> newClusterManagers) {
        return new NodeSpec(
                name,
                newCluster,
                httpPort,
                transportPort,
                heap,
                plugins,
                newSeeds,
                newClusterManagers,
                settings);
    }

    /** Adds settings to those that are there. */
    public NodeSpec withSettings(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(more);
        return new NodeSpec(
                name, cluster, httpPort, transportPort, heap, plugins, seeds, clusterManagers, all);
    }
}
