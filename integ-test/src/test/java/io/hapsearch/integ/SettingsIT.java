/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A setting changed through the API changes the next request; a change that does not fit is refused
 * as a whole.
 */
@ExtendWith(SharedNode.class)
class SettingsIT {
    private static final int DOCUMENTS = 50;

    private final Rest rest;

    SettingsIT(Rest rest) {
        this.rest = rest;
    }

    /** The light probability ascends with the price, from nearly 0 to nearly 1. */
    @BeforeEach
    void index() {
        new Corpus(new Random(), DOCUMENTS).index(rest, "docs", 1, 1);
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, -10, 0.1f, 0));
    }

    @Test
    void budget() {
        set("plugins.hap.budget.default", "4");
        assertEquals(4, search().run(rest, "docs").hard());
        set("plugins.hap.budget.default", "9");
        assertEquals(9, search().run(rest, "docs").hard());
        assertEquals(2, search().budget(2).run(rest, "docs").hard(), "the request wins");
        set("plugins.hap.budget.default", "0");
        assertEquals(0, search().run(rest, "docs").hard());
        set("plugins.hap.budget.default", "null");
        assertEquals(DOCUMENTS, search().run(rest, "docs").hard());
    }

    @Test
    void policyAndThresholds() {
        set("plugins.hap.policy", "\"band\"");
        set("plugins.hap.thresholds.easy_negative", "0.3");
        set("plugins.hap.thresholds.easy_positive", "0.7");
        Result band = search().run(rest, "docs");
        for (Result.Hit hit : band.hits()) {
            double light = hit.explained("light probability");
            assertEquals(light > 0.3 && light < 0.7 ? "hard" : "easy", hit.route());
        }
        set("plugins.hap.thresholds.easy_negative", "0.7");
        assertEquals(0, search().run(rest, "docs").hard());
        set("plugins.hap.policy", "\"top\"");
        assertEquals(DOCUMENTS, search().run(rest, "docs").hard());
    }

    @Test
    void enabled() {
        Result on = search().run(rest, "docs");
        set("plugins.hap.enabled", "false");
        Result off = search().run(rest, "docs");
        List<String> plain =
                Result.of(rest.expect(200, "POST", "/docs/_search", search().plain())).ids();

        assertEquals(plain, off.ids());
        assertEquals(List.of(), off.degraded());
        off.hits().forEach(hit -> assertEquals(0.5, hit.score(), 1e-6, "1 / (1 + 1)"));
        set("plugins.hap.enabled", "true");
        search().run(rest, "docs").assertSame(on);
    }

    @Test
    void microBatchesDoNotShowInScores() {
        set("plugins.hap.micro_batch", "1");
        Result single = search().budget(23).run(rest, "docs");
        set("plugins.hap.micro_batch", "4096");
        single.assertSame(search().budget(23).run(rest, "docs"));
        set("plugins.hap.micro_batch", "10");
        single.assertSame(search().budget(23).run(rest, "docs"));
    }

    @Test
    void maximaLimitRequests() {
        set("plugins.hap.budget.max", "100");
        assertEquals(DOCUMENTS, search().budget(100).run(rest, "docs").hard());
        Rest.Answer refused =
                rest.expect(400, "POST", "/docs/_search", search().budget(101).json());
        assertTrue(refused.reason().contains("[budget]"), refused::text);
        assertTrue(refused.reason().contains("plugins.hap.budget.max"), refused::text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plugins.hap.budget.default|10001|plugins.hap.budget.max",
                "plugins.hap.budget.default|-1|plugins.hap.budget.default",
                "plugins.hap.budget.average|10001|plugins.hap.budget.max",
                "plugins.hap.budget.average|-1|plugins.hap.budget.average",
                "plugins.hap.budget.max|99|plugins.hap.budget.default",
                "plugins.hap.thresholds.easy_negative|0.99|plugins.hap.thresholds.easy_positive",
                "plugins.hap.thresholds.easy_positive|0.01|plugins.hap.thresholds.easy_negative",
                "plugins.hap.thresholds.easy_negative|-0.1|plugins.hap.thresholds.easy_negative",
                "plugins.hap.thresholds.easy_positive|1.1|plugins.hap.thresholds.easy_positive",
                "plugins.hap.deadline.max|\"100ms\"|plugins.hap.deadline.default",
                "plugins.hap.deadline.default|\"11s\"|plugins.hap.deadline.max",
                "plugins.hap.deadline.default|\"soon\"|plugins.hap.deadline.default",
                "plugins.hap.deadline.default|\"0ms\"|plugins.hap.deadline.default",
                "plugins.hap.policy|\"best\"|plugins.hap.policy",
                "plugins.hap.on_failure|\"panic\"|plugins.hap.on_failure",
                "plugins.hap.micro_batch|0|plugins.hap.micro_batch",
                "plugins.hap.micro_batch|4097|plugins.hap.micro_batch",
                "plugins.hap.memory.limit|\"much\"|plugins.hap.memory.limit",
                "plugins.hap.enabled|\"maybe\"|plugins.hap.enabled",
                "plugins.hap.unheard_of|1|plugins.hap.unheard_of"
            })
    void badValuesAreRefused(String key, String value, String named) {
        String before = rest.ok("GET", "/_cluster/settings").toString();

        Rest.Answer refused = rest.expect(400, "PUT", "/_cluster/settings", persistent(key, value));

        assertTrue(refused.reason().contains(named), refused::text);
        assertEquals(before, rest.ok("GET", "/_cluster/settings").toString());
    }

    private void set(String key, String value) {
        rest.ok("PUT", "/_cluster/settings", persistent(key, value));
    }

    private static String persistent(String key, String value) {
        return "{\"persistent\": {\"%s\": %s}}".formatted(key, value);
    }

    private static Search search() {
        return Search.all("feed").window(100).page(0, 100).explain();
    }
}
