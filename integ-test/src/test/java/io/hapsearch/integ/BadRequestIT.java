/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request with a fault gets a 400 that names the key, whatever is in the index. */
@ExtendWith(SharedNode.class)
class BadRequestIT {
    private final Rest rest;

    BadRequestIT(Rest rest) {
        this.rest = rest;
    }

    @BeforeEach
    void index() {
        new Corpus(new Random(), 20).index(rest, "docs", 1, 1);
        new Corpus(new Random(), 3).index(rest, "sparse", 4, 1);
        Corpus.create(rest, "empty", 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "model|\"nobody\"|nobody",
                "model|\"feed/9\"|feed/9",
                "model|\"\"|model",
                "model|null|model",
                "model|7.5|model",
                "budget|-1|budget",
                "budget|10001|budget",
                "budget|1.5|budget",
                "budget|\"many\"|budget",
                "budget|99999999999|budget",
                "policy|\"best\"|policy",
                "thresholds|{\"easy_negative\": -0.1}|easy_negative",
                "thresholds|{\"easy_positive\": 1.01}|easy_positive",
                "thresholds|{\"easy_negative\": 0.8, \"easy_positive\": 0.2}|easy_negative",
                "thresholds|{\"easy_negative\": 0.99}|easy_negative",
                "thresholds|{\"easy_positive\": 0.01}|easy_positive",
                "thresholds|{\"hard\": 0.5}|hard",
                "thresholds|0.5|thresholds",
                "deadline|\"soon\"|deadline",
                "deadline|\"11s\"|deadline",
                "deadline|\"-1\"|deadline",
                "deadline|\"0ms\"|deadline",
                "deadline|\"5\"|deadline",
                "deadline|500|deadline",
                "on_failure|\"panic\"|on_failure",
                "now|\"yesterday\"|now",
                "surprise|1|surprise",
                "params|[]|params",
                "params|{\"country\": \"de\", \"interests\": [1, 2, 3]}|text",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2, 3], \"shoe_size\": 44}|shoe_size",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2, 3], \"age\": \"old\"}|age",
                "params|{\"text\": \"a\", \"country\": 1.5, \"interests\": [1, 2, 3]}|country",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2]}|interests",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2, \"x\"]}|interests",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": 1}|interests",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2, 3], \"history\": [1,2,3,4,5,6,7]}|history",
                "params|{\"text\": \"a\", \"country\": \"de\", \"interests\": [1, 2, 3], \"history\": [\"x\"]}|known_author"
            })
    void clauses(String key, String value, String named) {
        Models.activate(rest, "feed/1", Models.rich("feed/1", new Random()));
        Search search = Search.all("feed").hap("params", Models.PARAMS).hap(key, value);
        for (String index : new String[] {"docs", "sparse", "empty"}) {
            assertRefused(search, index, named);
        }
        assertEquals(
                10,
                Search.all("feed").hap("params", Models.PARAMS).run(rest, "docs").hits().size());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001"})
    void windows(int window) {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, 0, 1, 0));
        assertRefused(
                Search.all("feed").window(window),
                "docs",
                window == 10_001 ? "window" : "window_size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"kind\": \"field\", \"name\": \"f\", \"field\": \"title\"}|title",
                "{\"kind\": \"field\", \"name\": \"f\", \"field\": \"category\"}|category",
                "{\"kind\": \"membership\", \"name\": \"f\", \"param\": \"p\", \"field\": \"price\"}|price",
                "{\"kind\": \"freshness\", \"name\": \"f\", \"field\": \"tags\"}|tags",
                "{\"kind\": \"query\", \"name\": \"f\", \"query\": {\"term\": {\"author\": \"x\"}}}|f",
                "{\"kind\": \"query\", \"name\": \"f\", \"query\": {\"no_such_query\": {}}}|no_such_query"
            })
    void featuresThatTheMappingDoesNotHave(String feature, String named) {
        String spec =
                """
                {"params": [{"name": "p", "type": "keywords", "length": 2, "default": []}],
                 "inputs": [{"name": "x", "per": "hit", "type": "float", "features": [%s]}]}"""
                        .formatted(feature);
        Models.activate(
                rest,
                "feed/1",
                Models.linear("feed/1", Models.spec(Models.json(spec)), 1, 0, 1, 0));
        for (String index : new String[] {"docs", "sparse", "empty"}) {
            assertRefused(Search.all("feed"), index, "[" + named + "]");
        }
    }

    private void assertRefused(Search search, String index, String named) {
        Rest.Answer refused = rest.send("POST", "/" + index + "/_search", search.json());
        assertEquals(
                400, refused.status(), () -> search + " on [" + index + "]: " + refused.text());
        assertTrue(
                refused.body().path("error").toString().contains(named),
                () -> search + ": " + refused.text());
        assertEquals(200, rest.send("POST", "/" + index + "/_search", search.plain()).status());
    }
}
