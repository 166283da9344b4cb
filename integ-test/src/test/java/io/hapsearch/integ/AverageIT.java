/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Searches spend what the setting says on average, each what it is worth to it. */
@ExtendWith(SharedNode.class)
class AverageIT {
    /** Its own, since statistics last as long as the node. */
    private static final String MODEL = "averaged";

    private static final int BUDGET = 60;
    private static final int AVERAGE = 20;

    private final Random random = new Random();
    private final Rest rest;

    AverageIT(Rest rest) {
        this.rest = rest;
    }

    @BeforeEach
    void index() {
        new Corpus(random, 600).index(rest, "docs", 2, 1);
        Models.activate(rest, MODEL + "/1", Models.resembling(MODEL + "/1"));
        set("plugins.hap.policy", "\"adaptive\"");
        set("plugins.hap.governor.cpu_share", "1");
        set("plugins.hap.budget.default", Integer.toString(BUDGET));
    }

    @Test
    void searchesDifferAndKeepToTheAverage() {
        set("plugins.hap.budget.average", Integer.toString(AVERAGE));
        spend(200);
        JsonNode before = model();
        List<Long> spent = spend(200);

        double mean = spent.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertEquals(AVERAGE, mean, 0.2 * AVERAGE, spent::toString);
        spent.forEach(hits -> assertTrue(hits >= 0 && hits <= BUDGET, spent::toString));
        assertTrue(spent.stream().distinct().count() > 5, spent::toString);
        assertEquals(2 * 200, grown(before, "/average/windows"), "two shards");
        assertEquals(200 * AVERAGE, grown(before, "/average/hits_meant"), 1e-6);
        assertEquals(grown(before, "/hard_hits"), grown(before, "/average/hits_spent"));
        assertTrue(model().at("/average/price").asDouble() > 0.003);
    }

    @Test
    void aBudgetThatIsNotAboveTheAverageIsSpentAsWithoutIt() {
        Search search = Search.all(MODEL).window(200).budget(AVERAGE);
        Result without = search.run(rest, "docs");
        JsonNode before = model();
        set("plugins.hap.budget.average", Integer.toString(AVERAGE));
        without.assertSame(search.run(rest, "docs"));
        assertEquals(0, grown(before, "/average/windows"));
    }

    /** How many hits met the expressive model, for each of some searches over prices. */
    private List<Long> spend(int searches) {
        List<Long> spent = new ArrayList<>();
        long before = hard();
        for (int i = 0; i < searches; i++) {
            double width = 3 + 17 * random.nextDouble();
            double from = (20 - width) * random.nextDouble();
            String query =
                    "{\"range\": {\"price\": {\"gte\": %s, \"lt\": %s}}}"
                            .formatted(from, from + width);
            Search.of(query, MODEL).window(200).run(rest, "docs");
            long after = hard();
            spent.add(after - before);
            before = after;
        }
        return spent;
    }

    private double grown(JsonNode before, String path) {
        return model().at(path).asDouble() - before.at(path).asDouble();
    }

    private long hard() {
        return model().path("hard_hits").asLong();
    }

    private JsonNode model() {
        return rest.ok("GET", "/_plugins/_hap/stats")
                .path("nodes")
                .elements()
                .next()
                .path("models")
                .path(MODEL + "/1");
    }

    private void set(String key, String value) {
        rest.ok(
                "PUT",
                "/_cluster/settings",
                "{\"persistent\": {\"%s\": %s}}".formatted(key, value));
    }
}
