/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON in single quotes, read as the files of a bundle are. */
public final class Documents {

    private Documents() {}

    /** Reads a document that is called {@code test.json} in errors. */
    public static <T> T read(String json, Class<T> type) {
        return new StrictJson()
                .read("test.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type);
    }

    /** Reads a feature spec. */
    public static FeatureSpec spec(String json) {
        return read(json, FeatureSpec.class);
    }

    /** A spec with one float input per hit called {@code x}. */
    public static FeatureSpec floats(String params, String features) {
        return spec(
                "{'params': ["
                        + params
                        + "], 'inputs': [{'name': 'x', 'per': 'hit', 'type': 'float', 'features': ["
                        + features
                        + "]}]}");
    }

    /** Resolves params given as one JSON object. */
    public static ParamValues params(FeatureSpec spec, String json) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        read(json, JsonNode.class)
                .properties()
                .forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        return ParamValues.resolve(spec, given);
    }
}
