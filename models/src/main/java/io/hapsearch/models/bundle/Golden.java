/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.HitValues;
import java.util.List;
import java.util.Map;

/**
 * Examples with the logits that both models must reproduce wherever the bundle is loaded, {@code
 * golden.json}.
 *
 * @param requests the examples, at least one with at least one hit
 */
public record Golden(List<Request> requests) {
    /** They are scored one by one, each time that a node loads the bundle. */
    private static final int MAX_HITS = 4_096;

    /** Checks that there is something to reproduce. */
    public Golden {
        if (requests == null || requests.isEmpty()) {
            throw new IllegalArgumentException("[requests] is missing or empty");
        }
        requests = List.copyOf(requests);
        int hits = requests.stream().mapToInt(request -> request.hits().size()).sum();
        if (hits > MAX_HITS) {
            throw new IllegalArgumentException(
                    "[requests] hold " + hits + " hits, more than " + MAX_HITS);
        }
    }

    /**
     * A request with hits.
     *
     * @param now its time, milliseconds since the epoch
     * @param params the values that it gives
     * @param hits its hits
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
    }

    /**
     * A hit with raw values, and what the models say of it.
     *
     * @param score the retrieval score
     * @param rank the position in retrieval order, from 0
     * @param fields numbers, strings, or arrays of them by field; what is missing is left out
     * @param queries the scores of query features by feature; what does not match is left out
     * @param light the light model's logit
     * @param expressive the expressive model's logit
     */
    public record Hit(
            @JsonProperty(required = true) double score,
            @JsonProperty(required = true) int rank,
            Map<String, JsonNode> fields,
            Map<String, Double> queries,
            @JsonProperty(required = true) double light,
            @JsonProperty(required = true) double expressive)
            implements HitValues {

        /** Fills in what is left out. */
        public Hit {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
            queries = queries == null ? Map.of() : Map.copyOf(queries);
            requireFinite("score", score);
            requireFinite("light", light);
            requireFinite("expressive", expressive);
            queries.forEach((feature, value) -> requireFinite("queries." + feature, value));
        }

        @Override
        public double number(String field) {
            return value(field).number();
        }

        @Override
        public List<String> keywords(String field) {
            return value(field).keywords();
        }

        @Override
        public float[] vector(String field) {
            return value(field).vector();
        }

        @Override
        public double query(String feature) {
            return queries.getOrDefault(feature, Double.NaN);
        }

        private static void requireFinite(String key, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("[" + key + "] must be finite");
            }
        }

        private FieldValue value(String field) {
            return new FieldValue(field, fields.get(field));
        }
    }
}
