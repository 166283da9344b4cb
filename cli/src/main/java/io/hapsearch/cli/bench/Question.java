/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.opensearch.RescoreClause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all variants of one question have in common. Immutable.
 *
 * @param words what to look for; the first one is the focus
 */
record Question(List<String> words) {

    private static final int PAGE = 10;

    /** The query alone. */
    ObjectNode plain() {
        ObjectNode body = new ObjectMapper().createObjectNode().put("size", PAGE);
        body.put("_source", false);
        body.putObject("query").putObject("match").put("title", text());
        return body;
    }

    /** With core's own rescorer and a query that costs nothing: the price of rescoring at all. */
    ObjectNode matchAll(int window) {
        ObjectNode body = plain();
        ObjectNode rescore = body.putObject("rescore").put("window_size", window);
        rescore.putObject("query").putObject("rescore_query").putObject("match_all");
        return body;
    }

    /** With ours. */
    ObjectNode hap(int window, int budget, String policy) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> params =
                Map.of(
                        BenchBundle.TEXT, json.textNode(text()),
                        BenchBundle.FOCUS, json.textNode(words.getFirst()),
                        BenchBundle.HISTORY, BenchBundle.history(words.hashCode()));
        Map<String, Object> settings = new HashMap<>(RescoreClause.WHOLE);
        settings.put("budget", budget);
        settings.put("policy", policy);
        ObjectNode body = plain();
        body.set(
                "rescore",
                new RescoreClause(BenchBundle.NAME.name(), window, params).json(settings));
        return body;
    }

    String text() {
        return String.join(" ", words);
    }
}
