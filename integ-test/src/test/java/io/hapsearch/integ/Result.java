/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search answered.
 *
 * @param hits in the order of the answer
 * @param timedOut whether the answer says so
 * @param degraded the values of the header {@code HAP-Degraded}
 */
record Result(List<Hit> hits, boolean timedOut, List<String> degraded) {

    /** A search's answer, which must come from all shards. */
    static Result of(Rest.Answer answer) {
        assertEquals(0, answer.body().at("/_shards/failed").asInt(-1), answer::text);
        return new Result(
                hits(answer.body().at("/hits/hits")),
                answer.body().path("timed_out").asBoolean(),
                answer.degraded());
    }

    static List<Hit> hits(JsonNode hits) {
        List<Hit> all = new ArrayList<>();
        for (JsonNode hit : hits) {
            all.add(
                    new Hit(
                            hit.path("_index").asText(),
                            hit.path("_id").asText(),
                            (float) hit.path("_score").asDouble(),
                            hit.path("_explanation")));
        }
        return all;
    }

    List<String> ids() {
        return hits.stream().map(Hit::id).toList();
    }

    /** Scores by id. */
    Map<String, Float> scores() {
        Map<String, Float> scores = new LinkedHashMap<>();
        hits.forEach(hit -> scores.put(hit.id, hit.score));
        return scores;
    }

    /** How many hits met the expressive model, of a search with explanations. */
    long hard() {
        return hits.stream().filter(hit -> hit.route().equals("hard")).count();
    }

    /** The same ids in the same order with the same scores, up to float noise. */
    void assertSame(Result other) {
        assertEquals(ids(), other.ids());
        assertSameScores(other);
    }

    /** The same ids with the same scores, up to float noise. */
    void assertSameScores(Result other) {
        Map<String, Float> expected = other.scores();
        assertEquals(expected.keySet(), scores().keySet());
        scores().forEach((id, score) -> assertEquals(expected.get(id), score, 1e-5f, id));
    }

    /**
     * One hit.
     *
     * @param explanation missing unless the search asked for it
     */
    record Hit(String index, String id, float score, JsonNode explanation) {
        private static final String ROUTE = "route [";

        /** {@code easy}, {@code hard} or {@code cut}; empty for a hit that no model scored. */
        String route() {
            String text = description();
            assertTrue(text.startsWith("hap: "), text);
            int start = text.indexOf(ROUTE);
            return start < 0
                    ? ""
                    : text.substring(start + ROUTE.length(), text.indexOf(']', start));
        }

        String description() {
            return explanation.path("description").asText();
        }

        /**
         * The value of the first explanation below this one whose description begins like this; NaN
         * if there is none.
         */
        double explained(String prefix) {
            for (JsonNode detail : explanation.findParents("description")) {
                if (detail.path("description").asText().startsWith(prefix)) {
                    return detail.path("value").asDouble();
                }
            }
            return Double.NaN;
        }
    }
}
