/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.ParamValues;
import java.util.HashMap;
import java.util.Map;

/** Checks a clause's params against a spec. Stateless. */
final class ClauseParams {
    private ClauseParams() {}

    /**
     * @throws IllegalArgumentException that names the param which is unknown, missing or mistyped
     */
    static ParamValues resolve(HapClause clause, FeatureSpec spec) {
        Map<String, JsonNode> given = new HashMap<>();
        if (clause.params() != null) {
            clause.params().forEach((name, value) -> given.put(name, JsonValues.node(value)));
        }
        return ParamValues.resolve(spec, given);
    }
}
