/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The params of one request, checked against their declarations and completed with defaults.
 * Immutable, thread-safe.
 */
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
     * @throws IllegalArgumentException that names the param if one is unknown, missing, mistyped or
     *     too long
     */
    public static ParamValues resolve(FeatureSpec spec, Map<String, JsonNode> given) {
        Map<String, JsonNode> asked = given == null ? Map.of() : given;
        Map<String, JsonNode> json = new LinkedHashMap<>();
        Map<String, Object> values = new HashMap<>();
        int known = 0;
        for (Param param : spec.params()) {
            JsonNode value = asked.get(param.name());
            known += asked.containsKey(param.name()) ? 1 : 0;
            if (value == null || value.isNull()) {
                value = param.defaultValue();
            }
            if (value == null) {
                throw new IllegalArgumentException("param [" + param.name() + "] is missing");
            }
            json.put(param.name(), value);
            values.put(param.name(), ParamParser.parse(param, value));
        }
        if (known < asked.size()) {
            Set<String> unknown = new LinkedHashSet<>(asked.keySet());
            unknown.removeAll(json.keySet());
            throw new IllegalArgumentException(
                    "unknown param ["
                            + unknown.iterator().next()
                            + "], the model takes "
                            + json.keySet());
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
}
