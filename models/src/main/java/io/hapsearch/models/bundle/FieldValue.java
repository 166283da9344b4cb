/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a golden hit as JSON, read as an index would give it. Immutable.
 *
 * @param field its name, for errors
 * @param value a scalar or an array, null if the hit has none
 */
record FieldValue(String field, JsonNode value) {

    /** The smallest of its numbers, booleans as 0 and 1; NaN if there is none. */
    double number() {
        double smallest = Double.NaN;
        for (JsonNode element : elements()) {
            double number = number(element);
            // false if smallest is NaN
            smallest = smallest <= number ? smallest : number;
        }
        return smallest;
    }

    List<String> keywords() {
        List<String> keywords = new ArrayList<>();
        for (JsonNode element : elements()) {
            if (!element.isTextual() && !element.isIntegralNumber()) {
                throw mistyped("strings or integers");
            }
            keywords.add(element.asText());
        }
        return keywords;
    }

    /** Null if there is none. */
    float[] vector() {
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            throw mistyped("an array of numbers");
        }
        float[] vector = new float[value.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) number(value.get(i));
        }
        return vector;
    }

    private Iterable<JsonNode> elements() {
        if (value == null) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    private double number(JsonNode element) {
        if (element.isBoolean()) {
            return element.booleanValue() ? 1 : 0;
        }
        if (!element.isNumber() || !Double.isFinite(element.doubleValue())) {
            throw mistyped("finite numbers");
        }
        return element.doubleValue();
    }

    private IllegalArgumentException mistyped(String expected) {
        return new IllegalArgumentException("[fields." + field + "] must be " + expected);
    }
}
