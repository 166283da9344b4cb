/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The budget counts over everything that a request touches, and what it allows is used where there
 * are hits for it.
 */
@ExtendWith(SharedNode.class)
class BudgetIT {
    private final Random random = new Random();
    private final Rest rest;

    BudgetIT(Rest rest) {
        this.rest = rest;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "1,7", "3,7", "5,7", "5,3", "5,0", "5,40"})
    void overShards(int shards, int budget) {
        new Corpus(random, 200).index(rest, "docs", shards, 1);
        activate();
        assertEquals(budget, search().budget(budget).run(rest, "docs").hard());
    }

    @ParameterizedTest
    @CsvSource({
        "7,a_x,true",
        "7,'a_x,b_x',true",
        "3,*_x,true",
        "5,'a_*,-a_y',false",
        "4,all,true",
        "2,'all,b_x',true",
        "9,_all,true"
    })
    void overIndices(int budget, String names, boolean exact) {
        new Corpus(random, 60).index(rest, "a_x", 3, 1);
        new Corpus(random, 60).index(rest, "b_x", 2, 1);
        new Corpus(random, 60).index(rest, "a_y", 1, 1);
        rest.ok(
                "POST",
                "/_aliases",
                "{\"actions\": [{\"add\": {\"indices\": [\"a_x\", \"a_y\"], \"alias\": \"all\"}}]}");
        activate();
        long hard = search().budget(budget).run(rest, names).hard();
        assertTrue(hard <= budget, () -> hard + " hard hits with a budget of " + budget);
        if (exact) {
            assertEquals(budget, hard);
        }
    }

    @Test
    void isNotExceededWithRoutingOrSkippedShards() {
        new Corpus(random, 200).index(rest, "docs", 5, 1);
        activate();
        Rest.Answer routed =
                rest.expect(200, "POST", "/docs/_search?routing=a", search().budget(7).json());
        assertTrue(Result.of(routed).hard() <= 7);
        Rest.Answer skipping =
                rest.expect(
                        200,
                        "POST",
                        "/docs/_search?pre_filter_shard_size=1",
                        search().budget(7).json());
        assertEquals(7, Result.of(skipping).hard());
    }

    @Test
    void isSharedBetweenASearchAndItsTopHits() {
        new Corpus(random, 100).index(rest, "docs", 1, 1);
        activate();
        JsonNode body =
                search().budget(6)
                        .page(0, 100)
                        .with(
                                "aggs",
                                """
                                {"by": {"terms": {"field": "category"}, "aggs": {"top": {"top_hits": {"size": 100, "explain": true}}}}}""")
                        .json();

        Rest.Answer answer = rest.expect(200, "POST", "/docs/_search", body);

        List<Result.Hit> hits = new ArrayList<>(Result.of(answer).hits());
        assertEquals(100, hits.size());
        for (Result.Hit hit : hits) {
            assertFalse(hit.route().isEmpty(), hit::description);
            assertEquals(hit.score(), hit.explanation().path("value").floatValue(), 1e-6);
        }
        int inBuckets = 0;
        for (JsonNode bucket : answer.body().at("/aggregations/by/buckets")) {
            List<Result.Hit> top = Result.hits(bucket.at("/top/hits/hits"));
            assertEquals(bucket.path("doc_count").asInt(), top.size());
            inBuckets += top.size();
            for (int i = 1; i < top.size(); i++) {
                assertTrue(top.get(i - 1).score() >= top.get(i).score());
            }
        }
        assertTrue(inBuckets > 50);
        long hard = hits.stream().filter(hit -> hit.route().equals("hard")).count();
        assertEquals(6, hard, "the search comes before its buckets");
    }

    @Test
    void growsBackAfterTheGovernorHasCutIt() {
        new Corpus(random, 200).index(rest, "docs", 1, 1);
        activate();
        share("0.0");
        awaitHard(0);
        Result cut = search().budget(20).run(rest, "docs");
        assertEquals(List.of(), cut.degraded());
        cut.hits().stream()
                .limit(100)
                .forEach(hit -> assertTrue(hit.score() >= 1, () -> "scored by a model: " + hit));
        JsonNode governor = governor();
        assertEquals(0, governor.path("cpu_share_limit").asDouble());
        assertEquals(0, governor.path("budget_share_granted").asDouble());
        assertTrue(
                governor.path("hits_granted").asLong() < governor.path("hits_wanted").asLong(),
                governor::toString);
        share("1.0");
        awaitHard(20);
        assertEquals(1, governor().path("budget_share_granted").asDouble());
    }

    private void share(String share) {
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"plugins.hap.governor.cpu_share\": " + share + "}}");
    }

    private void awaitHard(long hard) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (search().budget(20).run(rest, "docs").hard() != hard) {
            assertTrue(System.nanoTime() < end, "not within 30 seconds");
        }
    }

    private JsonNode governor() {
        return rest.ok("GET", "/_plugins/_hap/stats")
                .path("nodes")
                .elements()
                .next()
                .path("governor");
    }

    private void activate() {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 0.5f, -3, 0.25f, -1));
    }

    private static Search search() {
        return Search.all("feed").window(100).page(0, 200).explain();
    }
}
