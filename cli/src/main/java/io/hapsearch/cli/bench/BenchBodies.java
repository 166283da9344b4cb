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
 * The searches of the bench. Immutable, thread-safe.
 *
 * @param model the alias of the deployed bundle
 * @param window how many hits are rescored
 */
record BenchBodies(String model, int window) {

    private static final int PAGE = 10;
    private static final int BUDGET = 100;

    /**
     * The search for one page of ids.
     *
     * @param words what to look for; the first one is the focus
     */
    ObjectNode page(BenchVariant variant, List<String> words) {
        String text = String.join(" ", words);
        ObjectNode body = new ObjectMapper().createObjectNode().put("size", PAGE);
        body.put("_source", false);
        body.putObject("query").putObject("match").put("title", text);
        switch (variant) {
            case PLAIN -> {
                // Nothing but the query.
            }
            case CORE_MATCH_ALL -> body.set("rescore", matchAll());
            case LIGHT -> body.set("rescore", hap(words, text, 0));
            case TWO_STAGE -> body.set("rescore", hap(words, text, BUDGET));
            case EXPRESSIVE_ALL -> body.set("rescore", hap(words, text, window));
        }
        return body;
    }

    private ObjectNode matchAll() {
        ObjectNode rescore = new ObjectMapper().createObjectNode().put("window_size", window);
        rescore.putObject("query").putObject("rescore_query").putObject("match_all");
        return rescore;
    }

    private ObjectNode hap(List<String> words, String text, int budget) {
        Map<String, JsonNode> params =
                Map.of(
                        BenchBundle.TEXT, JsonNodeFactory.instance.textNode(text),
                        BenchBundle.FOCUS, JsonNodeFactory.instance.textNode(words.getFirst()));
        Map<String, Object> settings = new HashMap<>(RescoreClause.WHOLE);
        settings.put("budget", budget);
        settings.put("policy", "top");
        return new RescoreClause(model, window, params).json(settings);
    }
}
