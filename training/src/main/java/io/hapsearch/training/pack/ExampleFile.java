/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Raw values of requests and hits from which golden examples are made: {@code golden.json} of which
 * logits may be left out. Logits that are there, computed where the model was trained, must come
 * out again.
 *
 * @param requests at least one
 */
public record ExampleFile(List<Request> requests) {

    /** Checks that there is something to compute. */
    public ExampleFile {
        if (requests == null || requests.isEmpty()) {
            throw new IllegalArgumentException("[requests] is missing or empty");
        }
        requests = List.copyOf(requests);
    }

    /**
     * A request.
     *
     * @param now its time, milliseconds since the epoch
     * @param params the values that it gives
     * @param hits its hits, at least one
     */
    public record Request(
            @JsonProperty(required = true) long now, Map<String, JsonNode> params, List<Hit> hits) {

        /** Checks that there are hits. */
        public Request {
            params = params == null ? Map.of() : Map.copyOf(params);
            if (hits == null || hits.isEmpty()) {
                throw new IllegalArgumentException("[hits] is missing or empty");
            }
            hits = List.copyOf(hits);
        }

        RawRequest raw() {
            return new RawRequest("example", now, params);
        }

        List<RawHit> rawHits() {
            List<RawHit> raw = new ArrayList<>();
            for (Hit hit : hits) {
                raw.add(
                        new RawHit(
                                hit.score == null ? 0 : hit.score,
                                hit.rank == null ? raw.size() : hit.rank,
                                hit.fields,
                                hit.queries));
            }
            return raw;
        }
    }

    /**
     * A hit.
     *
     * @param score the retrieval score, 0 if left out
     * @param rank the position in retrieval order, that in the list if left out
     * @param fields values by field
     * @param queries scores of query features by feature
     * @param light the light model's logit, if it is known
     * @param expressive the expressive model's logit, if it is known
     */
    public record Hit(
            Double score,
            Integer rank,
            Map<String, JsonNode> fields,
            Map<String, Double> queries,
            Double light,
            Double expressive) {

        /** Fills in what is left out. */
        public Hit {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
            queries = queries == null ? Map.of() : Map.copyOf(queries);
        }
    }
}
