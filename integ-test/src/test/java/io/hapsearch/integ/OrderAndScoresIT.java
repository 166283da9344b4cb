/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.integ.ReferenceRescorer.Routing;
import io.hapsearch.integ.ReferenceRescorer.Scored;
import io.hapsearch.models.feature.FeatureSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Order, scores and explanations of searches equal an independent computation over the same
 * documents.
 */
@ExtendWith(SharedNode.class)
class OrderAndScoresIT {
    private static final String QUERY =
            """
            {"bool": {"must": {"match": {"title": "red cat sea"}}, "should": {"term": {"category": "news"}}}}""";

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final FeatureSpec spec = Models.spec(Corpus.resource("features.json"));
    private final Map<String, JsonNode> params = Models.fields(Models.PARAMS);
    private final byte[] zip = Models.rich("feed/1", random);
    private final Rest rest;

    OrderAndScoresIT(Rest rest) {
        this.rest = rest;
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "1,4,7", "1,3,1000", "3,2,0", "3,2,20", "3,1,1000"})
    void everyPolicyAndMicroBatch(int shards, int batches, int budget) {
        Corpus corpus = new Corpus(random, 300);
        corpus.index(rest, "docs", shards, batches);
        Models.activate(rest, "feed/1", zip);
        for (int microBatch : List.of(1, 5, 64)) {
            rest.ok(
                    "PUT",
                    "/_cluster/settings",
                    "{\"persistent\": {\"plugins.hap.micro_batch\": " + microBatch + "}}");
            compare(corpus, shards, new Routing("top", 0, 1, budget), 60);
            compare(corpus, shards, new Routing("band", 0.25, 0.6, budget), 1_000);
        }
    }

    @Test
    void featuresInExplanationsAreThoseOfTheDocument() {
        Corpus corpus = new Corpus(random, 40);
        corpus.index(rest, "docs", 1, 2);
        Models.activate(rest, "feed/1", zip);

        Result result =
                Search.all("feed")
                        .window(40)
                        .page(0, 40)
                        .budget(5)
                        .explain()
                        .hap("params", Models.PARAMS)
                        .run(rest, "docs");

        for (Result.Hit hit : result.hits()) {
            JsonNode source = corpus.documents().get(hit.id());
            double quality = source.path("quality").asDouble(0);
            assertEquals(
                    Math.max(-1, Math.min(1, quality)), hit.explained("quality"), 1e-6, this::seed);
            assertEquals(
                    source.has("live") ? (source.get("live").asBoolean() ? 1 : 0) : 0.5,
                    hit.explained("live"));
            assertEquals(0.25, hit.explained("ghost"));
            boolean hard = hit.route().equals("hard");
            assertEquals(
                    hard,
                    !Double.isNaN(hit.explained("price_deep")),
                    "only hard hits have expressive features");
            assertEquals(1, hit.explained("retrieval score, replaced"));
        }
    }

    @Test
    void featuresOfDocumentsSeenBeforeAreNotReadAgain() {
        new Corpus(random, 40).index(rest, "docs", 1, 2);
        Models.activate(rest, "feed/1", zip);
        Search search =
                Search.all("feed").window(40).page(0, 40).budget(0).hap("params", Models.PARAMS);
        Result first = search.run(rest, "docs");
        JsonNode before = featureCache();
        Result second = search.run(rest, "docs");
        JsonNode after = featureCache();
        assertEquals(before.path("misses"), after.path("misses"));
        long hits = after.path("hits").asLong() - before.path("hits").asLong();
        assertTrue(hits >= 40, after::toString);
        assertEquals(
                first.hits().stream().map(Result.Hit::score).toList(),
                second.hits().stream().map(Result.Hit::score).toList());
    }

    private JsonNode featureCache() {
        return rest.ok("GET", "/_plugins/_hap/stats")
                .path("nodes")
                .elements()
                .next()
                .path("feature_cache");
    }

    private void compare(Corpus corpus, int shards, Routing routing, int window) {
        Search search =
                Search.of(QUERY, "feed")
                        .window(window)
                        .page(0, shards * window)
                        .explain()
                        .budget(routing.budget())
                        .hap("policy", "\"" + routing.policy() + "\"")
                        .hap(
                                "thresholds",
                                "{\"easy_negative\": %s, \"easy_positive\": %s}"
                                        .formatted(routing.easyNegative(), routing.easyPositive()))
                        .hap("params", Models.PARAMS);
        Result result = search.run(rest, "docs");
        Map<String, Scored> expected = expected(corpus, shards, routing, window);

        assertEquals(List.of(), result.degraded(), this::seed);
        List<Result.Hit> scored =
                result.hits().stream().filter(hit -> !hit.route().isEmpty()).toList();
        assertEquals(expected.keySet(), Map.copyOf(byId(scored)).keySet(), this::seed);
        assertEquals(
                scored, result.hits().subList(0, scored.size()), "what is rescored comes first");
        double above = Double.POSITIVE_INFINITY;
        for (Result.Hit hit : scored) {
            Scored reference = expected.get(hit.id());
            explains(hit, reference);
            assertTrue(
                    reference.score() <= above + 1e-6,
                    () -> hit.id() + " stands too low, " + seed());
            above = reference.score();
        }
    }

    private void explains(Result.Hit hit, Scored expected) {
        assertEquals(expected.score(), hit.score(), 1e-4, () -> hit.id() + ", " + seed());
        assertEquals(hit.score(), hit.explanation().path("value").asDouble(), 1e-6, this::seed);
        assertEquals(expected.hard() ? "hard" : "easy", hit.route(), this::seed);
        assertEquals(expected.lightLogit(), hit.explained("light logit"), 1e-4, this::seed);
        assertEquals(
                expected.lightProbability(), hit.explained("light probability"), 1e-4, this::seed);
        double logit = expected.hard() ? expected.expressiveLogit() : Double.NaN;
        double probability = expected.hard() ? expected.expressiveProbability() : Double.NaN;
        assertEquals(logit, hit.explained("expressive logit"), 1e-4, this::seed);
        assertEquals(probability, hit.explained("expressive probability"), 1e-4, this::seed);
    }

    private Map<String, Scored> expected(Corpus corpus, int shards, Routing routing, int window) {
        Retrieval retrieval = new Retrieval(rest, "docs", corpus);
        Map<String, Scored> expected = new HashMap<>();
        try (ReferenceRescorer reference = new ReferenceRescorer(zip)) {
            for (int shard = 0; shard < shards; shard++) {
                int share = routing.budget() / shards + (shard < routing.budget() % shards ? 1 : 0);
                Routing ofShard =
                        new Routing(
                                routing.policy(),
                                routing.easyNegative(),
                                routing.easyPositive(),
                                share);
                reference
                        .score(
                                retrieval.window(shard, Models.json(QUERY), window, spec, params),
                                params,
                                ofShard)
                        .forEach(hit -> expected.put(hit.id(), hit));
            }
        }
        return expected;
    }

    private static Map<String, Result.Hit> byId(List<Result.Hit> hits) {
        Map<String, Result.Hit> byId = new HashMap<>();
        hits.forEach(hit -> byId.put(hit.id(), hit));
        return byId;
    }

    private String seed() {
        return "seed " + seed;
    }
}
