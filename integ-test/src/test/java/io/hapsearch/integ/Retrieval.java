/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.QueryTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What OpenSearch itself says of documents, shard by shard: retrieval scores, and the scores of a
 * spec's query features, each asked for as a search of its own.
 */
final class Retrieval {
    private final Rest rest;
    private final String index;
    private final Corpus corpus;

    Retrieval(Rest rest, String index, Corpus corpus) {
        this.rest = rest;
        this.index = index;
        this.corpus = corpus;
    }

    /** The first hits of one shard in retrieval order. */
    List<ReferenceRescorer.Retrieved> window(
            int shard, JsonNode query, int size, FeatureSpec spec, Map<String, JsonNode> params) {
        Map<String, Map<String, Double>> queries = new HashMap<>();
        ParamValues values = ParamValues.resolve(spec, params);
        for (Feature feature : spec.features()) {
            if (feature instanceof Feature.Query template) {
                JsonNode filled = QueryTemplate.fill(template.query(), values);
                for (Result.Hit hit : search(shard, filled, corpus.documents().size())) {
                    queries.computeIfAbsent(hit.id(), id -> new HashMap<>())
                            .put(feature.name(), (double) hit.score());
                }
            }
        }
        return search(shard, query, size).stream()
                .map(
                        hit ->
                                new ReferenceRescorer.Retrieved(
                                        hit.id(),
                                        hit.score(),
                                        Models.fields(corpus.documents().get(hit.id()).toString()),
                                        queries.getOrDefault(hit.id(), Map.of())))
                .toList();
    }

    private List<Result.Hit> search(int shard, JsonNode query, int size) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("query", query);
        body.put("size", Math.max(1, size));
        return Result.of(
                        rest.expect(
                                200,
                                "POST",
                                "/" + index + "/_search?preference=_shards:" + shard,
                                body))
                .hits();
    }
}
