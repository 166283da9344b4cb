/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.feed.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchBodies bodies = new SearchBodies("feed", 500);

    @Test
    void variantsDifferInTheirBudgetAlone() throws Exception {
        assertFalse(body(Variant.RETRIEVAL).has("rescore"));
        assertEquals(0, clause(Variant.LIGHT).path("budget").asInt(-1));
        assertFalse(clause(Variant.TWO_STAGE).has("budget"));
        assertEquals(500, clause(Variant.EXPRESSIVE_ALL).path("budget").asInt());
        for (Variant variant : Variant.values()) {
            assertEquals(10, body(variant).path("size").asInt());
            assertEquals(request().query(), body(variant).path("query"));
            if (variant != Variant.RETRIEVAL) {
                assertEquals(500, body(variant).at("/rescore/window_size").asInt());
                assertEquals(77, clause(variant).path("now").asLong());
                assertEquals("fail", clause(variant).path("on_failure").asText());
                assertEquals("{\"user\":\"u1\"}", clause(variant).path("params").toString());
            }
        }
    }

    @Test
    void theSimplestSearchHasNothingToSpare() throws Exception {
        assertEquals(
                JSON.readTree(
                        "{\"query\":{\"match_all\":{}},\"size\":10,\"rescore\":{\"window_size\":500,"
                                + "\"hap\":{\"model\":\"feed\",\"params\":{\"user\":\"u1\"}}}}"),
                JSON.readTree(bodies.simplest(request()).toString()));
    }

    private JsonNode body(Variant variant) throws Exception {
        return JSON.readTree(bodies.page(variant, request()).toString());
    }

    private JsonNode clause(Variant variant) throws Exception {
        return body(variant).at("/rescore/hap");
    }

    private static FeedRequest request() throws Exception {
        Truth truth =
                new Truth() {
                    @Override
                    public double gain(String document) {
                        return 0;
                    }

                    @Override
                    public Set<String> relevant() {
                        return Set.of();
                    }
                };
        return new FeedRequest(
                "r1",
                77,
                JSON.readTree("{\"match_all\":{}}"),
                Map.of("user", JSON.readTree("\"u1\"")),
                List.of(),
                truth);
    }
}
