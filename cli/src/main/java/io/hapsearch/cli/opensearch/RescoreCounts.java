/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a cluster did with one model since its nodes started, or between two moments.
 *
 * @param rescores how many windows were rescored
 * @param hits how many hits they had
 * @param hardHits how many of these met the expressive model
 * @param extraction nanoseconds of reading features
 * @param light nanoseconds of the light model
 * @param routing nanoseconds of choosing hard hits
 * @param expressive nanoseconds of the expressive model
 * @param sort nanoseconds of putting the hits in order
 */
public record RescoreCounts(
        long rescores,
        long hits,
        long hardHits,
        long extraction,
        long light,
        long routing,
        long expressive,
        long sort) {

    /** Nothing done yet. */
    public static final RescoreCounts NONE = new RescoreCounts(0, 0, 0, 0, 0, 0, 0, 0);

    static RescoreCounts of(JsonNode model) {
        JsonNode times = model.path("time_in_nanos");
        return new RescoreCounts(
                model.path("rescores").asLong(),
                model.path("hits").asLong(),
                model.path("hard_hits").asLong(),
                times.path("extraction").asLong(),
                times.path("light").asLong(),
                times.path("routing").asLong(),
                times.path("expressive").asLong(),
                times.path("sort").asLong());
    }

    /** Both together. */
    public RescoreCounts plus(RescoreCounts other) {
        return new RescoreCounts(
                rescores + other.rescores,
                hits + other.hits,
                hardHits + other.hardHits,
                extraction + other.extraction,
                light + other.light,
                routing + other.routing,
                expressive + other.expressive,
                sort + other.sort);
    }

    /** What came after an earlier moment. */
    public RescoreCounts since(RescoreCounts earlier) {
        return new RescoreCounts(
                rescores - earlier.rescores,
                hits - earlier.hits,
                hardHits - earlier.hardHits,
                extraction - earlier.extraction,
                light - earlier.light,
                routing - earlier.routing,
                expressive - earlier.expressive,
                sort - earlier.sort);
    }

    /** The share of hits that met the expressive model, 0 if there were no hits. */
    public double hardShare() {
        return hits == 0 ? 0 : (double) hardHits / hits;
    }
}
