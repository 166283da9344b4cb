/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the params of a request into a query. Only string values are templates, and what is filled
 * in stays a value: a request cannot change the query's structure.
 */
public final class QueryTemplate {
    private static final String OPENING = "{{";
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_.\\-]*)\\s*}}");

    private QueryTemplate() {}

    /**
     * The names of the params that a template refers to.
     *
     * @throws IllegalArgumentException if something looks like a reference and is none, which would
     *     go to the query as it stands
     */
    public static Set<String> params(JsonNode template) {
        Set<String> names = new TreeSet<>();
        collect(template, names, names);
        return names;
    }

    /**
     * The names of the params that stand within other text, where only a scalar can be filled in.
     */
    static Set<String> inlineParams(JsonNode template) {
        Set<String> names = new TreeSet<>();
        collect(template, new TreeSet<>(), names);
        return names;
    }

    /**
     * The query for a request. A string that is just one reference becomes the param's JSON value,
     * a reference within other text the param's text.
     *
     * @throws IllegalArgumentException if a param is unknown
     */
    public static JsonNode fill(JsonNode template, ParamValues params) {
        if (template.isTextual()) {
            return fillText(template.textValue(), params);
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode(template.size());
            template.forEach(element -> filled.add(fill(element, params)));
            return filled;
        }
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties()
                    .forEach(entry -> filled.set(entry.getKey(), fill(entry.getValue(), params)));
            return filled;
        }
        return template;
    }

    private static JsonNode fillText(String text, ParamValues params) {
        Matcher matcher = REFERENCE.matcher(text);
        if (matcher.matches()) {
            return params.json(matcher.group(1));
        }
        return TextNode.valueOf(
                matcher.reset()
                        .replaceAll(
                                match ->
                                        Matcher.quoteReplacement(
                                                params.json(match.group(1)).asText())));
    }

    private static void collect(JsonNode node, Set<String> whole, Set<String> inline) {
        if (node.isTextual()) {
            collect(node.textValue(), whole, inline);
            return;
        }
        for (JsonNode child : node) {
            collect(child, whole, inline);
        }
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (key.contains(OPENING)) {
                                throw new IllegalArgumentException(
                                        "["
                                                + key
                                                + "] is a key of the query, params go into values only");
                            }
                        });
    }

    private static void collect(String text, Set<String> whole, Set<String> inline) {
        Matcher matcher = REFERENCE.matcher(text);
        if (matcher.matches()) {
            whole.add(matcher.group(1));
            return;
        }
        matcher.reset().results().forEach(match -> inline.add(match.group(1)));
        if (matcher.replaceAll("").contains(OPENING)) {
            throw new IllegalArgumentException(
                    "[" + text + "] holds a {{ that does not begin a reference to a param");
        }
    }
}
