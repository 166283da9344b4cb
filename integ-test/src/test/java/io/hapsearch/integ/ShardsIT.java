/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How an index is cut into shards and segments does not show in scores, and no index is too odd to
 * rescore.
 */
@ExtendWith(SharedNode.class)
class ShardsIT {
    private final Random random = new Random();
    private final Rest rest;

    ShardsIT(Rest rest) {
        this.rest = rest;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void oneScaleOverOneThreeAndFiveShards(int budget) {
        Corpus corpus = new Corpus(random, 250);
        Models.activate(rest, "feed/1", rankless());
        corpus.index(rest, "one", 1, 3);
        corpus.index(rest, "three", 3, 1);
        corpus.index(rest, "five", 5, 2);

        String query = "{\"constant_score\": {\"filter\": {\"match\": {\"title\": \"red cat\"}}}}";
        Search search =
                Search.of(query, "feed")
                        .window(1_000)
                        .page(0, 250)
                        .budget(budget)
                        .hap("params", Models.PARAMS);

        Result one = search.run(rest, "one");
        assertTrue(one.hits().size() > 50);
        one.assertSameScores(search.run(rest, "three"));
        one.assertSameScores(search.run(rest, "five"));
    }

    @Test
    void globalStatisticsReachTheScoreFeature() {
        Corpus corpus = new Corpus(random, 150);
        Models.activate(
                rest,
                "score/1",
                Models.linear(
                        "score/1",
                        Models.featureSpec("{\"kind\": \"score\", \"name\": \"retrieval\"}"),
                        1,
                        -2,
                        2,
                        -4));
        corpus.index(rest, "one", 1, 1);
        corpus.index(rest, "four", 4, 1);
        Search search =
                Search.of("{\"match\": {\"title\": \"blue bird\"}}", "score")
                        .window(1_000)
                        .page(0, 150)
                        .budget(0);

        Result one = search.run(rest, "one");
        Result four =
                Result.of(
                        rest.expect(
                                200,
                                "POST",
                                "/four/_search?search_type=dfs_query_then_fetch",
                                search.json()));

        one.assertSameScores(four);
    }

    @Test
    void segmentsDeletedDocumentsAndMergesDoNotShow() {
        Corpus corpus = new Corpus(random, 200);
        Models.activate(rest, "feed/1", rankless());
        corpus.index(rest, "docs", 1, 6);
        for (int id = 0; id < 200; id += 3) {
            rest.ok("DELETE", "/docs/_doc/" + id);
        }
        rest.ok("POST", "/docs/_refresh");
        Search search =
                Search.all("feed").window(500).page(0, 200).budget(30).hap("params", Models.PARAMS);

        Result segments = search.run(rest, "docs");
        rest.ok("POST", "/docs/_forcemerge?max_num_segments=1");
        rest.ok("POST", "/docs/_refresh");
        Result merged = search.run(rest, "docs");

        assertEquals(133, segments.hits().size());
        segments.assertSameScores(merged);
    }

    @Test
    void emptyIndicesAndResultsAndFewerHitsThanTheWindow() {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, 0, 1, 0));
        Corpus.create(rest, "empty", 2, 0);
        rest.ok("PUT", "/unmapped", "{\"settings\": {\"number_of_replicas\": 0}}");
        new Corpus(random, 3).index(rest, "few", 2, 1);

        assertEquals(List.of(), Search.all("feed").window(100).run(rest, "empty").hits());
        assertEquals(List.of(), Search.all("feed").window(100).run(rest, "unmapped").hits());
        assertEquals(
                List.of(),
                Search.of("{\"match\": {\"title\": \"unheard\"}}", "feed")
                        .window(100)
                        .run(rest, "few")
                        .hits());
        assertEquals(3, Search.all("feed").window(10_000).run(rest, "few").hits().size());
        assertEquals(
                3, Search.all("feed").window(100).run(rest, "empty,unmapped,few").hits().size());
        assertEquals(0, Search.all("feed").window(100).page(0, 0).run(rest, "few").hits().size());
    }

    @Test
    void documentsWithoutAnyFieldAreScoredAsMissing() {
        Corpus.create(rest, "docs", 1, 0);
        rest.ok("PUT", "/docs/_doc/nothing?refresh=true", "{}");
        Models.activate(rest, "feed/1", Models.rich("feed/1", random));

        Result result =
                Search.all("feed")
                        .hap("params", Models.PARAMS)
                        .budget(1)
                        .explain()
                        .run(rest, "docs");

        Result.Hit hit = result.hits().getFirst();
        assertEquals("hard", hit.route());
        assertEquals(-1.3, hit.explained("price"), 1e-6); // (3.5 - 10) / 5
        assertEquals(0, hit.explained("category"));
        assertEquals(-1, hit.explained("title_match"));
        assertEquals(Math.log1p(30), hit.explained("age_days"), 1e-6);
    }

    @Test
    void aFieldAliasIsItsField() {
        new Corpus(random, 40).index(rest, "docs", 1, 2);
        Models.activate(rest, "direct/1", Models.linear("direct/1", "price", 1, -10, 2, -20));
        Models.activate(rest, "alias/1", Models.linear("alias/1", "cost", 1, -10, 2, -20));

        Search.all("direct")
                .window(40)
                .page(0, 40)
                .run(rest, "docs")
                .assertSame(Search.all("alias").window(40).page(0, 40).run(rest, "docs"));
    }

    /**
     * A rich model without what depends on the other documents of a shard: ranks, and scores of
     * terms.
     */
    private byte[] rankless() {
        return Models.rich("feed/1", random, Set.of("position", "title_match", "in_sport"));
    }
}
