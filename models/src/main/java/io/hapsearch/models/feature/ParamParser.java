/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/**
 * From the JSON value of a param to what features take, or an error that names the param.
 * Stateless.
 */
final class ParamParser {
    private static final int MAX_QUOTED = 80;

    private ParamParser() {}

    /**
     * A {@code Double}, {@code String}, {@code List<String>} or {@code float[]}, depending on the
     * param's type.
     */
    static Object parse(Param param, JsonNode value) {
        return switch (param.type()) {
            case NUMBER -> number(param, value);
            case KEYWORD -> keyword(param, value);
            case KEYWORDS -> keywords(param, value);
            case VECTOR -> vector(param, value);
        };
    }

    private static double number(Param param, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw mistyped(param, "a finite number", value);
        }
        return value.doubleValue();
    }

    /** Fractions are refused: they have no one decimal notation that an index would agree on. */
    private static String keyword(Param param, JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
            throw mistyped(param, "a string, an integer or a boolean", value);
        }
        return value.asText();
    }

    private static List<String> keywords(Param param, JsonNode value) {
        ArrayNode array = array(param, "an array of strings, integers or booleans", value);
        if (array.size() > param.length()) {
            throw new IllegalArgumentException(
                    "param ["
                            + param.name()
                            + "] has "
                            + array.size()
                            + " values, the model takes at most "
                            + param.length());
        }
        List<String> keywords = new ArrayList<>(array.size());
        array.forEach(element -> keywords.add(keyword(param, element)));
        return List.copyOf(keywords);
    }

    private static float[] vector(Param param, JsonNode value) {
        ArrayNode array = array(param, "an array of numbers", value);
        if (array.size() != param.length()) {
            throw new IllegalArgumentException(
                    "param ["
                            + param.name()
                            + "] has "
                            + array.size()
                            + " elements, the model takes "
                            + param.length());
        }
        float[] vector = new float[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) number(param, array.get(i));
            if (!Float.isFinite(vector[i])) {
                throw mistyped(param, "an array of finite floats", array.get(i));
            }
        }
        return vector;
    }

    private static ArrayNode array(Param param, String expected, JsonNode value) {
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw mistyped(param, expected, value);
    }

    private static IllegalArgumentException mistyped(Param param, String expected, JsonNode value) {
        String text = value.toString();
        return new IllegalArgumentException(
                "param ["
                        + param.name()
                        + "] must be "
                        + expected
                        + ", not "
                        + (text.length() > MAX_QUOTED
                                ? text.substring(0, MAX_QUOTED) + "..."
                                : text));
    }
}
