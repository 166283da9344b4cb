/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.ClusterClient;
import io.hapsearch.cli.opensearch.NodeClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import me.tongfei.progressbar.ProgressBar;

/** Offers a node less and more than it can do, with its governor and without. */
final class Overload {

    private static final String CPU_SHARE = "plugins.hap.governor.cpu_share";
    private static final double NO_LIMIT = 1;
    private static final int CLIENTS = 8;

    private final NodeClient node;
    private final Searches searches;
    private final Duration length;
    private final Progress progress;
    private final long seed;

    /**
     * @param length of each measurement
     * @param seed decides the moments at which requests are sent
     */
    Overload(NodeClient node, Searches searches, Duration length, Progress progress, long seed) {
        this.node = node;
        this.searches = searches;
        this.length = length;
        this.progress = progress;
        this.seed = seed;
    }

    /**
     * Measures.
     *
     * @param cpuShare the governor's limit where it works
     * @param loads offered requests by capacity
     */
    OverloadResult measure(double cpuShare, List<Double> loads) throws Exception {
        limit(NO_LIMIT);
        closedLoop();
        double capacity = progress.during("Measuring the capacity", this::closedLoop);
        List<OverloadRow> rows = new ArrayList<>();
        try (ProgressBar bar = progress.bar("Offering loads", 2L * loads.size())) {
            for (double share : new double[] {NO_LIMIT, cpuShare}) {
                limit(share);
                for (double load : loads) {
                    rows.add(offer(share, load, capacity * load));
                    bar.step();
                }
            }
        }
        return new OverloadResult(capacity, rows);
    }

    private OverloadRow offer(double share, double load, double perSecond) {
        JsonNode before = governor();
        long start = System.nanoTime();
        List<Outcome> outcomes = new OpenLoop(perSecond, length, seed).run(searches::send);
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode after = governor();
        double wanted = difference(before, after, "hits_wanted");
        double granted = wanted == 0 ? 1 : difference(before, after, "hits_granted") / wanted;
        return OverloadRow.of(share, load, perSecond, outcomes, seconds, granted);
    }

    /** How many answers per second clients get that wait for each before they ask again. */
    private double closedLoop() {
        long start = System.nanoTime();
        List<CompletableFuture<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(askOn(client, 0, start + length.toNanos()));
        }
        int answers = clients.stream().mapToInt(CompletableFuture::join).sum();
        return answers / ((System.nanoTime() - start) / 1e9);
    }

    private CompletableFuture<Integer> askOn(int number, int answers, long end) {
        return System.nanoTime() >= end
                ? CompletableFuture.completedFuture(answers)
                : searches.send(number)
                        .thenComposeAsync(outcome -> askOn(number + CLIENTS, answers + 1, end));
    }

    private void limit(double share) {
        new ClusterClient(node).change(Map.of(CPU_SHARE, share));
    }

    private JsonNode governor() {
        JsonNode nodes = node.send("GET", "/_plugins/_hap/stats").json().path("nodes");
        return nodes.elements().next().path("governor");
    }

    private static double difference(JsonNode before, JsonNode after, String key) {
        return after.path(key).asDouble() - before.path(key).asDouble();
    }
}
