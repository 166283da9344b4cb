/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.node.LocalCluster;
import io.hapsearch.cli.node.LocalNode;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.testing.Graphs;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three nodes, one that joins later, one that dies; the tests build on one another, since a cluster
 * is costly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final int DOCUMENTS = 120;

    private final LocalNodes nodes = TestNodes.fresh("cluster");
    private final LocalCluster cluster =
            nodes.createCluster("trio", 3, TestNodes.withPlugin("any"));
    private Result expected;

    @BeforeAll
    void start() {
        cluster.start();
        try (Rest first = rest(0);
                Rest second = rest(1)) {
            Corpus corpus = new Corpus(new Random(), DOCUMENTS);
            Corpus.create(first, "docs", 3, 1);
            corpus.add(first, "docs", 2);
            Corpus.create(first, "one", 1, 0);
            corpus.add(first, "one", 1);
            first.ok("GET", "/_cluster/health/docs,one?wait_for_status=green&timeout=60s");
            assertEquals(
                    201,
                    first.upload("feed/1", Models.rich("feed/1", new Random(), Set.of("position")))
                            .status());
            second.ok("POST", "/_plugins/_hap/models/feed/1/_activate");
            expected = search().run(first, "docs");
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void everyNodeAnswersAlikeAndKeepsTheBudget() {
        assertEquals(DOCUMENTS, expected.hits().size());
        assertEquals(7, expected.hard());
        for (int i = 0; i < 3; i++) {
            try (Rest rest = rest(i)) {
                Result result = search().run(rest, "docs");
                assertEquals(List.of(), result.degraded());
                assertEquals(7, result.hard());
                result.assertSameScores(expected);
            }
        }
    }

    @Test
    @Order(2)
    void theHeaderComesThroughFromAnotherNode() {
        FeatureSpec spec = Models.fieldSpec("price");
        try (Rest rest = rest(0)) {
            Models.activate(
                    rest,
                    "broken/1",
                    Models.of(
                            "broken/1",
                            spec,
                            Graphs.linear(spec.inputs().getFirst(), new float[] {1}, 0),
                            Graphs.failingAbove(spec.inputs().getFirst(), 1)));
        }
        for (int i = 0; i < 3; i++) {
            try (Rest rest = rest(i)) {
                Result result = Search.all("broken").window(200).run(rest, "one");
                assertEquals(List.of("model=broken/1;reason=expressive_failed"), result.degraded());
                Result late =
                        Search.all("broken")
                                .window(200)
                                .hap("deadline", "\"1nanos\"")
                                .run(rest, "one");
                assertTrue(late.timedOut());
            }
        }
    }

    @Test
    @Order(3)
    void aNodeThatJoinsServesItsShardsWithItsModels() throws Exception {
        LocalNode joining = cluster.add(nodes);
        try (Rest rest = rest(0);
                Load load = new Load(rest, "docs", scores(), this::assertSame)) {
            joining.start();
            cluster.awaitNodes(4);
            // both indices move to it, under load
            rest.ok(
                    "PUT",
                    "/docs,one/_settings",
                    "{\"index.number_of_replicas\": 0, \"index.routing.allocation.require._name\": \"%s\"}"
                            .formatted(joining.spec().name()));
            rest.ok(
                    "GET",
                    "/_cluster/health/docs?wait_for_no_relocating_shards=true&wait_for_status=green&timeout=60s");
            load.await(20);
            assertEquals(
                    "loaded",
                    rest.ok("GET", "/_plugins/_hap/models/feed/1")
                            .at("/models/0/nodes/" + joining.spec().name() + "/state")
                            .asText());
        }
        try (Rest rest = rest(3)) {
            assertSame(scores().run(rest, "docs"));
            rest.ok(
                    "PUT",
                    "/docs,one/_settings",
                    "{\"index.number_of_replicas\": 1, \"index.routing.allocation.require._name\": null}");
            rest.ok(
                    "GET",
                    "/_cluster/health?wait_for_status=green&wait_for_no_relocating_shards=true&timeout=60s");
        }
    }

    @Test
    @Order(4)
    void aNodeThatDiesTakesNoModelAlong() {
        cluster.node(0).kill();
        cluster.awaitNodes(3);
        try (Rest rest = rest(1)) {
            rest.ok("GET", "/_cluster/health/docs?wait_for_status=yellow&timeout=60s");
            assertSame(scores().run(rest, "docs"));
            assertEquals(2, rest.ok("GET", "/_plugins/_hap/models").path("models").size());
            Models.activate(rest, "late/1", Models.linear("late/1", 1, 0, 1, 0));
        }
    }

    @Test
    @Order(5)
    void allIsBackAfterAFullRestart() {
        cluster.close();
        cluster.start();
        for (int i = 0; i < 4; i++) {
            try (Rest rest = rest(i)) {
                rest.ok("GET", "/_cluster/health?wait_for_status=green&timeout=60s");
                assertSame(scores().run(rest, "docs"));
                assertEquals(3, rest.ok("GET", "/_plugins/_hap/models").path("models").size());
                assertEquals(List.of(), Search.all("late").run(rest, "docs").degraded());
            }
        }
    }

    private void assertSame(Result result) {
        assertEquals(List.of(), result.degraded());
        result.assertSameScores(expected);
    }

    private Rest rest(int node) {
        return new Rest(cluster.node(node).uri());
    }

    private static Search search() {
        return scores().explain();
    }

    private static Search scores() {
        String query = "{\"constant_score\": {\"filter\": {\"match_all\": {}}}}";
        return Search.of(query, "feed")
                .window(200)
                .page(0, DOCUMENTS)
                .budget(7)
                .hap("params", Models.PARAMS);
    }
}
