/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.testing.Graphs;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever becomes of a model, a search answers with all its hits, and says what it did not get.
 */
@ExtendWith(SharedNode.class)
class DegradationIT {
    private static final int DOCUMENTS = 60;
    private static final float LIMIT = 10;

    private final FeatureSpec spec = Models.fieldSpec("price");
    private final Input input = spec.inputs().getFirst();
    private final Corpus corpus = new Corpus(new Random(), DOCUMENTS);
    private final Rest rest;

    DegradationIT(Rest rest) {
        this.rest = rest;
    }

    @BeforeEach
    void index() {
        corpus.index(rest, "docs", 1, 2);
    }

    @Test
    void deadlineBeforeTheLightModel() {
        Models.activate(rest, "feed/1", Models.linear("feed/1", 1, 0, 1, 0));
        Result result = search("feed").hap("deadline", "\"1nanos\"").run(rest, "docs");
        assertTrue(result.timedOut());
        assertEquals(List.of("model=feed/1;reason=deadline"), result.degraded());
        assertRetrievalOrder(result);
    }

    @Test
    void expressiveModelFails() {
        Models.activate(
                rest,
                "feed/1",
                Models.of("feed/1", spec, linear(), Graphs.failingAbove(input, LIMIT)));
        Result light = search("feed").budget(0).run(rest, "docs");

        Result kept = search("feed").run(rest, "docs");
        kept.assertSame(light);
        assertEquals(List.of("model=feed/1;reason=expressive_failed"), kept.degraded());
        assertEquals("cut", kept.hits().getFirst().route(), "it was to be routed hard");

        Result retrieval = search("feed").hap("on_failure", "\"retrieval\"").run(rest, "docs");
        assertRetrievalOrder(retrieval);
        assertEquals(List.of("model=feed/1;reason=expressive_failed"), retrieval.degraded());

        Rest.Answer failed =
                rest.send(
                        "POST",
                        "/docs/_search",
                        search("feed").hap("on_failure", "\"fail\"").json());
        assertTrue(failed.status() >= 500, failed::text);
        assertTrue(failed.text().contains("feed/1"), failed::text);
    }

    @Test
    void lightModelFails() {
        Models.activate(
                rest,
                "feed/1",
                Models.of("feed/1", spec, Graphs.failingAbove(input, LIMIT), linear()));
        Result result = search("feed").run(rest, "docs");
        assertRetrievalOrder(result);
        assertEquals(List.of("model=feed/1;reason=light_failed"), result.degraded());
    }

    @Test
    void notANumberFallsBackHitByHit() {
        // the price minus the limit is negative for some, and has no square root
        FeatureSpec shifted =
                Models.featureSpec(
                        """
                        {"kind": "field", "name": "p", "field": "price", "missing": 11,
                         "transforms": [{"standardize": {"mean": 10, "std": 1}}]}""");
        Input x = shifted.inputs().getFirst();
        Models.activate(
                rest,
                "light/1",
                Models.of(
                        "light/1",
                        shifted,
                        Graphs.squareRoot(x),
                        Graphs.linear(x, new float[] {1}, 0)));
        Models.activate(
                rest,
                "hard/1",
                Models.of(
                        "hard/1",
                        shifted,
                        Graphs.linear(x, new float[] {1}, 0),
                        Graphs.squareRoot(x)));
        Map<String, Boolean> finite =
                corpus.documents().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> e.getValue().path("price").asDouble(11) >= 10));

        Result light = search("light").run(rest, "docs");
        light.hits().forEach(hit -> assertEquals(finite.get(hit.id()), hit.score() >= 1, hit.id()));
        assertEquals(List.of("model=light/1;reason=not_finite"), light.degraded());

        Result hard = search("hard").run(rest, "docs");
        assertEquals(List.of("model=hard/1;reason=not_finite"), hard.degraded());
        Map<String, Float> easy = search("hard").budget(0).run(rest, "docs").scores();
        for (Result.Hit hit : hard.hits()) {
            assertTrue(hit.score() >= 1);
            if (!finite.get(hit.id())) {
                assertEquals(easy.get(hit.id()), hit.score(), 1e-5f);
            }
        }
    }

    private byte[] linear() {
        return Graphs.linear(input, new float[] {1}, -5);
    }

    private static Search search(String model) {
        return Search.all(model).window(1_000).page(0, DOCUMENTS).budget(1_000).explain();
    }

    private void assertRetrievalOrder(Result result) {
        Result plain = Result.of(rest.expect(200, "POST", "/docs/_search", search("any").plain()));
        assertEquals(plain.ids(), result.ids());
        result.hits().forEach(hit -> assertEquals(0.5, hit.score(), 1e-6));
    }
}
