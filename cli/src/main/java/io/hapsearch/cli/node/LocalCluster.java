/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several local nodes that form one cluster. Made by {@link LocalNodes}. Not thread-safe. Every
 * method throws {@link NodeFailure} when it cannot do what it says.
 */
public final class LocalCluster implements AutoCloseable {

    private static final Duration JOIN_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(1);

    private final String name;
    private final List<LocalNode> nodes;

    LocalCluster(String name, List<LocalNode> nodes) {
        this.name = name;
        this.nodes = new ArrayList<>(nodes);
    }

    /** The nodes in the order of their numbers. */
    public List<LocalNode> nodes() {
        return List.copyOf(nodes);
    }

    public LocalNode node(int index) {
        return nodes.get(index);
    }

    /** Starts all nodes and waits until they have found each other and their data are there. */
    public void start() {
        nodes.forEach(LocalNode::launch);
        nodes.forEach(LocalNode::awaitReady);
        awaitNodes(nodes.size());
        settle();
    }

    /** Waits, at most a minute, until no shard is on its way. */
    public void settle() {
        running().ifPresent(n -> new NodeProbe(n.uri()).settle(SETTLE_TIMEOUT));
    }

    /**
     * Creates one more node that joins this cluster, ready to be started.
     *
     * @param factory the one that made this cluster
     */
    public LocalNode add(LocalNodes factory) {
        NodeSpec first = nodes.get(0).spec();
        List<String> seeds =
                nodes.stream().map(n -> "127.0.0.1:" + n.spec().transportPort()).toList();
        LocalNode node =
                factory.create(
                        first.withName(name + "-" + nodes.size())
                                .withPorts(0, 0)
                                .withCluster(name, seeds, List.of()));
        nodes.add(node);
        return node;
    }

    /** Waits until the cluster has this many nodes, as seen by the first one that runs. */
    public void awaitNodes(int count) {
        Instant end = Instant.now().plus(JOIN_TIMEOUT);
        while (members() != count) {
            if (Instant.now().isAfter(end)) {
                throw new NodeFailure(
                        "Cluster " + name + " has " + members() + " nodes instead of " + count);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NodeFailure("Interrupted while cluster " + name + " formed", e);
            }
        }
    }

    /** Stops all nodes; their data stay. */
    @Override
    public void close() {
        nodes.forEach(LocalNode::stop);
    }

    private int members() {
        Optional<JsonNode> health = running().flatMap(n -> new NodeProbe(n.uri()).health());
        return health.map(h -> h.path("number_of_nodes").asInt()).orElse(0);
    }

    private Optional<LocalNode> running() {
        return nodes.stream().filter(n -> n.process().isPresent()).findFirst();
    }
}
