package io.hapsearch.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.HitValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Examples with the logits that both models must reproduce wherever the bundle is loaded, {@code golden.json}.
 *
 * @param requests the examples, at least one with at least one hit
 */
public record Golden(List<Request> requests) {

    /** Checks that there is something to reproduce. */
    public Golden {
        if (requests == null || requests.isEmpty()) {
            throw new IllegalArgumentException("[requests] is missing or empty");
        }
        requests = List.copyOf(requests);
    }

    /**
     * A request with hits.
     *
     * @param now its time, milliseconds since the epoch
     * @param params the values that it gives
     * @param hits its hits
     */
    public record Request(@JsonProperty(required = true) long now, Map<String, JsonNode> params, List<Hit> hits) {
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
        }

        @Override
        public double number(String field) {
            JsonNode value = fields.get(field);
            if (value == null) {
                return Double.NaN;
            }
            if (value.isBoolean()) {
                return value.booleanValue() ? 1 : 0;
            }
            if (!value.isNumber()) {
                throw new IllegalArgumentException("[fields." + field + "] must be a number");
            }
            return value.doubleValue();
        }

        @Override
        public List<String> keywords(String field) {
            JsonNode value = fields.get(field);
            if (value == null) {
                return List.of();
            }
            if (!value.isArray()) {
                return List.of(value.asText());
            }
            List<String> keywords = new ArrayList<>(value.size());
            value.forEach(element -> keywords.add(element.asText()));
            return keywords;
        }

        @Override
        public float[] vector(String field) {
            JsonNode value = fields.get(field);
            if (value == null) {
                return null;
            }
            float[] vector = new float[value.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = value.get(i).floatValue();
            }
            return vector;
        }

        @Override
        public double query(String feature) {
            return queries.getOrDefault(feature, Double.NaN);
        }
    }
}
