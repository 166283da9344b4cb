/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The answer to a search.
 *
 * @param ids the hits' ids, best first
 * @param scores their scores
 * @param total how many documents match, or the limit to which the node counted
 * @param tookMillis how long the search took by the node's clock
 * @param nanos how long it took by ours, from sending the request to having the whole body
 * @param degraded what the rescorer says it could not do, empty if it did all
 * @param hits the hits in full
 */
public record SearchReply(
        List<String> ids,
        List<Double> scores,
        long total,
        long tookMillis,
        long nanos,
        List<String> degraded,
        JsonNode hits) {

    static SearchReply of(Reply reply, JsonNode body) {
        JsonNode hits = body.path("hits").path("hits");
        List<String> ids = new ArrayList<>(hits.size());
        DoubleStream.Builder scores = DoubleStream.builder();
        for (JsonNode hit : hits) {
            ids.add(hit.path("_id").asText());
            scores.add(hit.path("_score").asDouble(Double.NaN));
        }
        return new SearchReply(
                ids,
                scores.build().boxed().toList(),
                body.path("hits").path("total").path("value").asLong(),
                body.path("took").asLong(),
                reply.nanos(),
                reply.header("hap-degraded"),
                hits);
    }
}
