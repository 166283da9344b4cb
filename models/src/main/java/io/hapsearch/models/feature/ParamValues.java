package io.hapsearch.models.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The params of one request, checked against their declarations and completed with defaults. Immutable, thread-safe. */
public final class ParamValues {
    private final Map<String, JsonNode> json;
    private final Map<String, Object> values;

    private ParamValues(Map<String, JsonNode> json, Map<String, Object> values) {
        this.json = json;
        this.values = values;
    }

    /**
     * Checks and completes what a request gives.
     *
     * @param spec the declarations
     * @param given the request's values, null for none
     * @throws IllegalArgumentException that names the param if one is unknown, missing, mistyped or too long
     */
    public static ParamValues resolve(FeatureSpec spec, Map<String, JsonNode> given) {
        Map<String, JsonNode> rest = given == null ? new LinkedHashMap<>() : new LinkedHashMap<>(given);
        Map<String, JsonNode> json = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param param : spec.params()) {
            JsonNode value = rest.remove(param.name());
            if (value == null || value.isNull()) {
                value = param.defaultValue();
            }
            if (value == null) {
                throw new IllegalArgumentException("param [" + param.name() + "] is missing");
            }
            json.put(param.name(), value);
            values.put(param.name(), parse(param, value));
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown param [" + rest.keySet().iterator().next() + "], the model takes " + json.keySet());
        }
        return new ParamValues(json, values);
    }

    /** A {@link ParamType#NUMBER}. */
    public double number(String name) {
        return (Double) get(name);
    }

    /** A {@link ParamType#KEYWORD}. */
    public String keyword(String name) {
        return (String) get(name);
    }

    /** {@link ParamType#KEYWORDS} in the order of the request. */
    @SuppressWarnings("unchecked")
    public List<String> keywords(String name) {
        return (List<String>) get(name);
    }

    /** A {@link ParamType#VECTOR}; not to be written to. */
    public float[] vector(String name) {
        return (float[]) get(name);
    }

    /** Any param as the request gave it. */
    public JsonNode json(String name) {
        get(name);
        return json.get(name);
    }

    private Object get(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("unknown param [" + name + "]");
        }
        return value;
    }

    private static Object parse(Param param, JsonNode value) {
        return switch (param.type()) {
            case NUMBER -> parseNumber(param, value);
            case KEYWORD -> parseKeyword(param, value);
            case KEYWORDS -> parseKeywords(param, value);
            case VECTOR -> parseVector(param, value);
        };
    }

    private static double parseNumber(Param param, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw mistyped(param, "a finite number", value);
        }
        return value.doubleValue();
    }

    private static String parseKeyword(Param param, JsonNode value) {
        if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
            throw mistyped(param, "a string or a number", value);
        }
        return value.asText();
    }

    private static List<String> parseKeywords(Param param, JsonNode value) {
        ArrayNode array = array(param, "an array of strings or numbers", value);
        if (array.size() > param.length()) {
            throw new IllegalArgumentException("param [" + param.name() + "] has " + array.size()
                    + " values, the model takes at most " + param.length());
        }
        List<String> keywords = new ArrayList<>(array.size());
        array.forEach(element -> keywords.add(parseKeyword(param, element)));
        return List.copyOf(keywords);
    }

    private static float[] parseVector(Param param, JsonNode value) {
        ArrayNode array = array(param, "an array of numbers", value);
        if (array.size() != param.length()) {
            throw new IllegalArgumentException("param [" + param.name() + "] has " + array.size()
                    + " elements, the model takes " + param.length());
        }
        float[] vector = new float[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) parseNumber(param, array.get(i));
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
        String text = Objects.toString(value);
        return new IllegalArgumentException("param [" + param.name() + "] must be " + expected + ", not "
                + (text.length() > 80 ? text.substring(0, 80) + "..." : text));
    }
}
