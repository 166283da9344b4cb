/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The clause together with the rest of OpenSearch's search. */
@ExtendWith(SharedNode.class)
class CompatibilityIT {
    private final Rest rest;

    CompatibilityIT(Rest rest) {
        this.rest = rest;
    }

    @BeforeEach
    void index() {
        new Corpus(new Random(), 100).index(rest, "docs", 2, 2);
        Models.activate(rest, "feed/1", Models.rich("feed/1", new Random()));
    }

    @Test
    void pointInTime() {
        Result expected = search().run(rest, "docs");
        String id =
                rest.ok("POST", "/docs/_search/point_in_time?keep_alive=1m")
                        .path("pit_id")
                        .asText();
        rest.ok("DELETE", "/docs/_doc/" + expected.ids().getFirst() + "?refresh=true");
        JsonNode body =
                search().with("pit", "{\"id\": \"%s\", \"keep_alive\": \"1m\"}".formatted(id))
                        .json();

        Result pit = Result.of(rest.expect(200, "POST", "/_search", body));
        pit.assertSame(expected);
        assertEquals(
                expected.hits().stream().map(Result.Hit::route).toList(),
                pit.hits().stream().map(Result.Hit::route).toList());
        ((ObjectNode) body.at("/rescore/hap")).put("budget", 0);
        assertEquals(
                0,
                Result.of(rest.expect(200, "POST", "/_search", body)).hard(),
                "each request explains itself");
        rest.ok("DELETE", "/_search/point_in_time", "{\"pit_id\": [\"%s\"]}".formatted(id));
    }

    @Test
    void theRequestCacheKeepsNoRescoredPage() {
        rest.ok("POST", "/docs/_search?request_cache=true", search().json());
        rest.ok("PUT", "/_cluster/settings", "{\"persistent\": {\"plugins.hap.enabled\": false}}");
        Result off =
                Result.of(
                        rest.expect(
                                200, "POST", "/docs/_search?request_cache=true", search().json()));

        off.hits().forEach(hit -> assertTrue(hit.score() < 1));
        JsonNode cache =
                rest.ok("GET", "/docs/_stats/request_cache").at("/_all/total/request_cache");
        assertEquals(
                0,
                cache.path("hit_count").asInt() + cache.path("miss_count").asInt(),
                cache::toString);
    }

    @Test
    void profile() {
        JsonNode answer = rest.ok("POST", "/docs/_search", search().with("profile", "true").json());
        assertEquals(2, answer.at("/profile/shards").size());
        assertTrue(
                answer.path("profile").toString().contains("title:"),
                "query features are among the weights");
    }

    @Test
    void multiSearch() {
        Result expected = search().run(rest, "docs");
        String bad =
                "{\"query\": {\"match_all\": {}}, \"rescore\": {\"hap\": {\"model\": \"nobody\"}}}";
        JsonNode answer =
                rest.ok(
                        "POST",
                        "/_msearch",
                        "{\"index\": \"docs\"}\n%s\n{\"index\": \"docs\"}\n%s\n"
                                .formatted(search(), bad));

        assertEquals(
                expected.ids(),
                new Result(Result.hits(answer.at("/responses/0/hits/hits")), false, List.of())
                        .ids());
        assertEquals(400, answer.at("/responses/1/status").asInt());
        assertTrue(answer.at("/responses/1").toString().contains("nobody"));
    }

    @Test
    void validate() {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().set("query", search().json().get("query"));
        assertTrue(rest.ok("POST", "/docs/_validate/query", body).path("valid").asBoolean());
    }

    @Test
    void afterAndBeforeAnotherRescorer() {
        ObjectNode body = search().json().deepCopy();
        JsonNode hap = body.remove("rescore");
        JsonNode core =
                Models.json(
                        """
                        {"window_size": 40, "query": {"rescore_query": {"match": {"category": "sport"}}, "rescore_query_weight": 7}}""");
        ArrayNode chain = body.putArray("rescore").add(core).add(hap);
        Result after = Result.of(rest.expect(200, "POST", "/docs/_search", body));
        assertTrue(after.hard() > 0);
        after.hits()
                .forEach(
                        hit ->
                                assertEquals(
                                        hit.score(),
                                        hit.explanation().path("value").asDouble(),
                                        1e-5));

        chain.removeAll().add(hap).add(core);
        Result before = Result.of(rest.expect(200, "POST", "/docs/_search", body));
        assertTrue(before.hits().getFirst().score() > 2, "the core rescorer adds to ours");
    }

    @Test
    void twoModelsInARow() {
        Models.activate(rest, "other/1", Models.linear("other/1", 1, 0, 2, 0));
        ObjectNode body = search().json().deepCopy();
        JsonNode first = body.remove("rescore");
        body.putArray("rescore")
                .add(first)
                .add(Search.all("other").window(50).budget(3).json().get("rescore"));
        Result result = Result.of(rest.expect(200, "POST", "/docs/_search", body));
        assertEquals(3, result.hard());
        assertEquals(100, result.hits().size());
    }

    @Test
    void minScorePostFilterAndTerminateAfter() {
        Result filtered =
                search().with("post_filter", "{\"term\": {\"category\": \"sport\"}}")
                        .run(rest, "docs");
        assertFalse(filtered.hits().isEmpty());
        filtered.hits().forEach(hit -> assertTrue(hit.score() >= 1));
        assertEquals(
                List.of(),
                search().with("min_score", "1.5").run(rest, "docs").hits(),
                "it acts before rescoring");
        search().with("terminate_after", "5")
                .run(rest, "docs")
                .hits()
                .forEach(hit -> assertTrue(hit.score() >= 1));
    }

    @Test
    void whatNoRescorerGoesWithIsRefused() {
        JsonNode sorted = search().with("sort", "[{\"price\": \"asc\"}]").json();
        rest.expect(400, "POST", "/docs/_search", sorted);
        rest.expect(400, "POST", "/docs/_search?scroll=1m", search().json());
        rest.expect(400, "POST", "/docs/_search", search().window(10_001).json());
    }

    private static Search search() {
        return Search.all("feed")
                .window(50)
                .page(0, 100)
                .budget(11)
                .explain()
                .hap("params", Models.PARAMS);
    }
}
