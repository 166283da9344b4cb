/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import java.util.List;
import java.util.Map;

/**
 * A feature spec that leaves vocabularies open: an object <code>{"vocabulary_of": "x"}</code>
 * stands for the encoding <code>{"vocabulary": [...]}</code> of the known values of x. Immutable.
 */
public final class FeatureTemplate {
    private static final String KEY = "vocabulary_of";

    private final String file;
    private final JsonNode template;

    /**
     * @param file its name, for errors
     * @param json the template
     */
    public FeatureTemplate(String file, byte[] json) {
        this.file = file;
        this.template = new StrictJson().read(file, json, JsonNode.class);
    }

    /**
     * The spec with these vocabularies.
     *
     * @throws io.hapsearch.models.json.InvalidDocumentException if the result is not a valid spec
     * @throws IllegalArgumentException if a vocabulary is unknown
     */
    public FeatureSpec fill(Map<String, List<String>> vocabularies) {
        StrictJson json = new StrictJson();
        return json.read(file, json.write(fill(template, vocabularies)), FeatureSpec.class);
    }

    private JsonNode fill(JsonNode node, Map<String, List<String>> vocabularies) {
        if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> filled.add(fill(element, vocabularies)));
            return filled;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        if (node.size() == 1 && node.has(KEY)) {
            String name = node.get(KEY).asText();
            List<String> values = vocabularies.get(name);
            if (values == null) {
                throw new IllegalArgumentException(
                        "["
                                + file
                                + "] refers to the vocabulary of ["
                                + name
                                + "], known are "
                                + vocabularies.keySet());
            }
            values.forEach(filled.putArray("vocabulary")::add);
        } else {
            node.properties()
                    .forEach(
                            entry ->
                                    filled.set(
                                            entry.getKey(), fill(entry.getValue(), vocabularies)));
        }
        return filled;
    }
}
