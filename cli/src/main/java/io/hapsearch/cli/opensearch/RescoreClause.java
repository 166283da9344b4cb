/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a search says under {@code rescore}. Immutable.
 *
 * @param model an alias or {@code name/version}
 * @param window how many hits are rescored
 * @param params the request-level values that the model takes
 */
public record RescoreClause(String model, int window, Map<String, JsonNode> params) {

    /** Settings for measurements: nothing may be cut off or left out, or it would look fast. */
    public static final Map<String, Object> WHOLE = Map.of("deadline", "10s", "on_failure", "fail");

    /** The clause with nothing but what it needs. */
    public ObjectNode json() {
        return json(Map.of());
    }

    /**
     * The clause.
     *
     * @param settings further keys, such as {@code budget}
     */
    public ObjectNode json(Map<String, ?> settings) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode rescore = mapper.createObjectNode().put("window_size", window);
        ObjectNode clause = rescore.putObject("hap").put("model", model);
        clause.putObject("params").setAll(params);
        clause.setAll((ObjectNode) mapper.valueToTree(settings));
        return rescore;
    }
}
