/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Aliases move and models go while searches run. */
@ExtendWith(SharedNode.class)
class LifecycleIT {
    private final Random random = new Random();
    private final Rest rest;

    LifecycleIT(Rest rest) {
        this.rest = rest;
    }

    @Test
    void anAliasSwitchUnderLoadFailsNoSearchAndMixesNoVersions() throws Exception {
        new Corpus(random, 90).index(rest, "docs", 3, 1);
        // every hit has the same score, and another one with each version
        for (int version = 1; version <= 3; version++) {
            rest.upload("feed/" + version, constant("feed/" + version, version));
        }
        rest.ok("POST", "/_plugins/_hap/models/feed/1/_activate");
        Search search = Search.all("feed").window(100).page(0, 90).budget(30);
        Set<Float> all =
                List.of(1, 2, 3).stream()
                        .map(
                                v ->
                                        Search.all("feed/" + v)
                                                .budget(0)
                                                .run(rest, "docs")
                                                .hits()
                                                .getFirst()
                                                .score())
                        .collect(Collectors.toSet());
        assertEquals(3, all.size());

        try (Load load = new Load(rest, "docs", search, result -> assertOneVersion(result, all))) {
            for (int i = 0; i < 12; i++) {
                load.await(10);
                rest.ok("POST", "/_plugins/_hap/models/feed/" + (i % 3 + 1) + "/_activate");
            }
            load.await(10);
        }
    }

    @Test
    void aFullDiskDoesNotStandInTheWayOfTheVersionBefore() {
        new Corpus(random, 30).index(rest, "docs", 1, 1);
        for (int version = 1; version <= 2; version++) {
            rest.upload("feed/" + version, constant("feed/" + version, version));
        }
        rest.ok("POST", "/_plugins/_hap/models/feed/2/_activate");
        String block = "{\"index.blocks.read_only_allow_delete\": %s}";
        rest.ok("PUT", "/.hap-models/_settings", block.formatted("true"));
        rest.ok("POST", "/_plugins/_hap/models/feed/1/_activate");
        Search.all("feed").run(rest, "docs");
        rest.ok("PUT", "/.hap-models/_settings", block.formatted("null"));
    }

    @Test
    void aVersionInUseIsNotDeletedAndAnIdleOneIs() throws Exception {
        new Corpus(random, 10).index(rest, "docs", 1, 1);
        Models.activate(rest, "feed/1", constant("feed/1", 1));
        Rest.Answer refused = rest.expect(409, "DELETE", "/_plugins/_hap/models/feed/1", null);
        assertTrue(refused.reason().contains("feed"), refused::text);
        Models.activate(rest, "feed/2", constant("feed/2", 2));

        try (Load load =
                new Load(
                        rest,
                        "docs",
                        Search.all("feed"),
                        result -> assertEquals(List.of(), result.degraded()))) {
            rest.ok("DELETE", "/_plugins/_hap/models/feed/1");
            load.await(20);
        }

        rest.expect(404, "GET", "/_plugins/_hap/models/feed/1", null);
        rest.expect(400, "POST", "/docs/_search", Search.all("feed/1").json());
        rest.expect(404, "DELETE", "/_plugins/_hap/models/feed/1", null);
        assertEquals(
                201,
                rest.upload("feed/1", constant("feed/1", 3)).status(),
                "the name is free again");
    }

    @Test
    void aVersionMayBeDeletedWhileItIsSearched() throws Exception {
        new Corpus(random, 500).index(rest, "docs", 2, 2);
        byte[] zip = Models.rich("feed/1", random);
        rest.upload("feed/1", zip);
        Search search = Search.all("feed/1").window(500).budget(500).hap("params", Models.PARAMS);
        search.run(rest, "docs");
        for (int i = 0; i < 5; i++) {
            Thread deleter = new Thread(() -> rest.ok("DELETE", "/_plugins/_hap/models/feed/1"));
            deleter.start();
            for (int j = 0; j < 5; j++) {
                int status = rest.send("POST", "/docs/_search", search.json()).status();
                assertTrue(status == 200 || status == 400, () -> "status " + status);
            }
            deleter.join();
            rest.upload("feed/1", zip);
            assertEquals(10, search.run(rest, "docs").hits().size());
        }
    }

    @Test
    void aModelThatDoesNotFitTheMemoryIsRefused() {
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.memory.limit\": \"1kb\"}}");
        Rest.Answer refused = rest.upload("feed/1", constant("feed/1", 1));
        assertEquals(429, refused.status(), refused::text);
        assertTrue(refused.reason().contains("plugins.hap.memory.limit"), refused::text);
        assertEquals(0, rest.ok("GET", "/_plugins/_hap/models").path("models").size());
    }

    @Test
    void modelsAndAliasesAreListed() {
        rest.upload("feed/1", constant("feed/1", 1));
        rest.ok("PUT", "/_plugins/_hap/aliases/best", "{\"model\": \"feed/1\"}");
        JsonNode model = rest.ok("GET", "/_plugins/_hap/models/feed/1").at("/models/0");
        assertEquals("feed", model.path("name").asText());
        assertEquals("best", model.at("/aliases/0").asText());
        assertEquals("loaded", model.at("/nodes/shared/state").asText());
        assertEquals(
                "feed/1", rest.ok("GET", "/_plugins/_hap/aliases").at("/aliases/best").asText());
        rest.ok("DELETE", "/_plugins/_hap/aliases/best");
        rest.expect(404, "DELETE", "/_plugins/_hap/aliases/best", null);
        rest.expect(400, "PUT", "/_plugins/_hap/aliases/best", "{\"model\": \"feed\"}");
        rest.expect(404, "PUT", "/_plugins/_hap/aliases/best", "{\"model\": \"feed/9\"}");
    }

    private static void assertOneVersion(Result result, Set<Float> scores) {
        assertEquals(List.of(), result.degraded());
        assertEquals(90, result.hits().size());
        Set<Float> seen = result.hits().stream().map(Result.Hit::score).collect(Collectors.toSet());
        assertEquals(1, seen.size(), seen::toString);
        assertTrue(scores.containsAll(seen));
    }

    private static byte[] constant(String name, float logit) {
        return Models.linear(name, 0, logit, 0, logit);
    }
}
