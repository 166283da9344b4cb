/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.opensearch.NodeClient;
import java.util.List;

/**
 * How much a node allocates for a request: the growth of its young generation over many requests
 * during which nothing was collected. Right to within a few percent; background work of the node
 * counts as well. Not thread-safe.
 */
final class Allocation {

    /** G1 counts whole regions, and the question itself allocates too: this much drowns both. */
    static final long ENOUGH_BYTES = 32L << 20;

    private static final long REGION = 1L << 20;
    private static final int MAX_REQUESTS = 4_096;
    private static final int TRIES = 8;

    /** A node answers with statistics that are up to a second old. */
    private static final long STALE_MILLIS = 1_050;

    private final NodeClient node;
    private final long enoughBytes;

    /**
     * @param enoughBytes how much the requests have to allocate together
     */
    Allocation(NodeClient node, long enoughBytes) {
        this.node = node;
        this.enoughBytes = enoughBytes;
    }

    /**
     * Measures one request after the other.
     *
     * @param requests each sends one
     * @param start how many to send of each at first
     * @return bytes per request; NaN where the node collected garbage all the time
     */
    double[] perRequest(List<Runnable> requests, int start) {
        double[] bytes = new double[requests.size()];
        Heap before = heap();
        for (int i = 0; i < bytes.length; i++) {
            Attempt attempt = new Attempt(requests.get(i), start);
            before = attempt.run(before);
            bytes[i] = attempt.bytesPerRequest;
        }
        return bytes;
    }

    /** One request, sent more and more often until what it allocates stands out. */
    private final class Attempt {
        private final Runnable request;
        private int times;
        private double bytesPerRequest = Double.NaN;

        Attempt(Runnable request, int times) {
            this.request = request;
            this.times = times;
        }

        /** Takes the heap before, gives that after: a look at it takes a second. */
        Heap run(Heap start) {
            Heap before = start;
            for (int attempt = 0; attempt < TRIES && Double.isNaN(bytesPerRequest); attempt++) {
                for (int i = 0; i < times; i++) {
                    request.run();
                }
                Heap after = heap();
                // after a collection, the next attempt begins with an empty young generation
                if (after.collections() == before.collections()) {
                    judge(after.young() - before.young());
                }
                before = after;
            }
            return before;
        }

        private void judge(long bytes) {
            if (bytes >= enoughBytes || times >= MAX_REQUESTS) {
                bytesPerRequest = (double) bytes / times;
                return;
            }
            // a little more than what should be enough, by what was seen so far
            long needed = times * (enoughBytes + (enoughBytes >> 2)) / Math.max(bytes, REGION);
            times = (int) Math.clamp(needed, 2L * times, MAX_REQUESTS);
        }
    }

    private Heap heap() {
        try {
            Thread.sleep(STALE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while statistics were to come", e);
        }
        JsonNode nodes = node.send("GET", "/_nodes/stats/jvm").json().path("nodes");
        JsonNode jvm = nodes.elements().next().path("jvm");
        long collections = 0;
        for (JsonNode collector : jvm.path("gc").path("collectors")) {
            collections += collector.path("collection_count").asLong();
        }
        return new Heap(jvm.at("/mem/pools/young/used_in_bytes").asLong(), collections);
    }

    private record Heap(long young, long collections) {}
}
