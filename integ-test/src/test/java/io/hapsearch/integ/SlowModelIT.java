/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.testing.Graphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An expressive model that takes far longer than its request has: one hit costs megabytes of
 * weights to read.
 */
@ExtendWith(SharedNode.class)
class SlowModelIT {
    private static final int DOCUMENTS = 400;
    private static final int[] LAYERS = {2_048, 2_048, 2_048};

    private final Rest rest;

    SlowModelIT(Rest rest) {
        this.rest = rest;
    }

    @BeforeEach
    void deploy() {
        new Corpus(new Random(), DOCUMENTS).index(rest, "docs", 1, 1);
        FeatureSpec spec = Models.fieldSpec("price");
        var input = spec.inputs().getFirst();
        byte[] light = Graphs.linear(input, new float[] {0.01f}, 0);
        byte[] expressive = Graphs.mlp(new Random(7), spec.inputs(), LAYERS);
        Models.activate(rest, "slow/1", Models.of("slow/1", spec, light, expressive));
        rest.ok("PUT", "/_cluster/settings", "{\"persistent\": {\"plugins.hap.micro_batch\": 1}}");
        search().budget(1).run(rest, "docs");
    }

    @Test
    void deadlineCutsExpressiveScoringOff() {
        Result result =
                search().budget(DOCUMENTS).hap("deadline", "\"100ms\"").explain().run(rest, "docs");
        assertTrue(result.timedOut());
        assertEquals(List.of("model=slow/1;reason=deadline"), result.degraded());
        assertEquals(DOCUMENTS, result.hits().size());
        result.hits()
                .forEach(hit -> assertTrue(hit.score() >= 1, () -> "scored by a model: " + hit));
        assertTrue(result.hits().stream().anyMatch(hit -> hit.route().equals("cut")));
        assertTrue(result.hard() < DOCUMENTS);
    }

    @Test
    void bucketsShareOneDeadline() {
        JsonNode body =
                search().budget(DOCUMENTS)
                        .page(0, 0)
                        .hap("deadline", "\"100ms\"")
                        .explain()
                        .with(
                                "aggs",
                                """
                                {"by": {"terms": {"field": "category", "size": 100}, "aggs": {"top": {"top_hits": {"size": 100, "explain": true}}}}}""")
                        .json();
        JsonNode buckets =
                rest.expect(200, "POST", "/docs/_search", body)
                        .body()
                        .at("/aggregations/by/buckets");
        assertTrue(buckets.size() > 1, buckets::toString);
        List<Long> hard = new ArrayList<>();
        for (JsonNode bucket : buckets) {
            hard.add(
                    Result.hits(bucket.at("/top/hits/hits")).stream()
                            .filter(hit -> hit.route().equals("hard"))
                            .count());
        }
        assertTrue(hard.stream().anyMatch(count -> count > 0), hard::toString);
        assertTrue(hard.contains(0L), () -> "the first ones have spent the time: " + hard);
    }

    @Test
    void cancellationStopsExpressiveScoring() {
        long before = hardHits();
        Rest.Answer answer =
                rest.send(
                        "POST",
                        "/docs/_search?cancel_after_time_interval=100ms",
                        search().budget(DOCUMENTS).json());
        assertTrue(answer.text().contains("cancel"), answer::text);
        JsonNode stats = stats();
        assertEquals(1, stats.at("/degraded/cancelled").asInt(), stats::toString);
        assertTrue(hardHits() - before < DOCUMENTS, stats::toString);
    }

    @Test
    void aCallThatTakesASecondIsStopped() {
        FeatureSpec spec = Models.fieldSpec("price");
        var input = spec.inputs().getFirst();
        byte[] light = Graphs.linear(input, new float[] {0.01f}, 0);
        byte[] expressive = Graphs.slow(input, 8_000, 512);
        Models.activate(rest, "slow/2", Models.of("slow/2", spec, light, expressive));
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.micro_batch\": 256}}");
        for (int i = 0; i < 5; i++) {
            Result result =
                    search().budget(DOCUMENTS).hap("deadline", "\"500ms\"").run(rest, "docs");
            assertTrue(result.timedOut());
            assertEquals(List.of("model=slow/2;reason=deadline"), result.degraded());
            assertEquals(DOCUMENTS, result.hits().size());
            result.hits()
                    .forEach(
                            hit -> assertTrue(hit.score() >= 1, () -> "scored by a model: " + hit));
        }
    }

    private static Search search() {
        return Search.all("slow").window(DOCUMENTS).page(0, DOCUMENTS);
    }

    private long hardHits() {
        return stats().path("hard_hits").asLong();
    }

    private JsonNode stats() {
        JsonNode nodes = rest.ok("GET", "/_plugins/_hap/stats").path("nodes");
        return nodes.elements().next().path("models").path("slow/1");
    }
}
