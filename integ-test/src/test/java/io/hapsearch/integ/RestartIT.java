/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.node.LocalNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A node with settings of its own in {@code opensearch.yml}, stopped, killed and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartIT {
    private static final int DOCUMENTS = 80;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final LocalNode node =
            TestNodes.fresh("restart")
                    .create(
                            TestNodes.withPlugin("single")
                                    .withSettings(
                                            Map.of(
                                                    "plugins.hap.budget.default", "3",
                                                    "plugins.hap.policy", "band",
                                                    "plugins.hap.thresholds.easy_negative", "0.2",
                                                    "plugins.hap.thresholds.easy_positive",
                                                            "0.9")));
    private final Rest rest = new Rest(node.uri());

    @BeforeAll
    void start() {
        node.start();
    }

    @BeforeEach
    void index() {
        SharedNode.empty(rest);
        new Corpus(new Random(), DOCUMENTS).index(rest, "docs", 2, 2);
    }

    @AfterAll
    void stop() {
        rest.close();
        node.stop();
    }

    @Test
    void modelsAliasesAndSettingsSurvive() {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 0.4f, -3, 0.1f, 0));
        rest.upload("feed/2", Models.linear("feed/2", 0.1f, 0, 0.4f, -3));
        rest.ok("PUT", "/_plugins/_hap/aliases/next", "{\"model\": \"feed/2\"}");
        Result before = search("feed").run(rest, "docs");
        Result next = search("next").run(rest, "docs");
        JsonNode aliases = rest.ok("GET", "/_plugins/_hap/aliases");
        assertFromFile(before, 3);
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.budget.default\": 5}}");
        assertFromFile(search("feed").run(rest, "docs"), 5);

        node.kill();
        node.start();
        Result first = search("feed").run(rest, "docs");
        assertEquals(List.of(), first.degraded());
        assertFromFile(first, 5);
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.budget.default\": null}}");
        search("feed").run(rest, "docs").assertSameScores(before);
        search("next").run(rest, "docs").assertSameScores(next);
        assertEquals(aliases, rest.ok("GET", "/_plugins/_hap/aliases"));
    }

    @Test
    void withoutMemoryForItsModelANodeServesRetrievalOrderUntilThereIs() throws Exception {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, -5, 2, -10));
        Result before = search("feed").run(rest, "docs");
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.memory.limit\": \"1kb\"}}");
        search("feed").run(rest, "docs").assertSameScores(before);

        node.restart();
        Result without = search("feed").run(rest, "docs");
        assertEquals(List.of("model=feed/1;reason=not_loaded"), without.degraded());
        assertEquals(DOCUMENTS, without.hits().size());
        without.hits().forEach(hit -> assertEquals(0.5, hit.score(), 1e-6));
        assertEquals(
                "failed",
                rest.ok("GET", "/_plugins/_hap/models/feed/1")
                        .at("/models/0/nodes/single/state")
                        .asText());

        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.memory.limit\": null}}");
        long end = System.nanoTime() + PATIENCE_NANOS;
        Result again = search("feed").run(rest, "docs");
        while (!again.degraded().isEmpty() && System.nanoTime() < end) {
            Thread.sleep(100);
            again = search("feed").run(rest, "docs");
        }
        again.assertSameScores(before);
    }

    /** That policy and thresholds are those of the file, and the budget this. */
    private static void assertFromFile(Result result, int budget) {
        assertEquals(budget, result.hard());
        for (Result.Hit hit : result.hits()) {
            double light = hit.explained("light probability");
            assertTrue(
                    !hit.route().equals("hard") || (light > 0.2 && light < 0.9), hit::description);
        }
    }

    private static Search search(String model) {
        return Search.all(model).window(100).page(0, DOCUMENTS).explain();
    }
}
