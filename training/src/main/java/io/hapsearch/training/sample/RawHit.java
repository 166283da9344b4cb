/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.feature.HitValues;
import java.util.Map;

/**
 * The raw values of a logged hit.
 *
 * @param score the retrieval score, NaN if it was not logged
 * @param rank the position in retrieval order from 0, -1 if it was not logged
 * @param fields numbers, strings, or arrays of them by field; what is missing is left out
 * @param queries the scores of query features by feature; what does not match is left out
 */
public record RawHit(
        double score, int rank, Map<String, JsonNode> fields, Map<String, Double> queries)
        implements LoggedHit {

    /** A hit of which only the document is known. */
    public static RawHit ofDocument(Map<String, JsonNode> fields) {
        return new RawHit(Double.NaN, -1, fields, Map.of());
    }

    @Override
    public HitValues values() {
        return golden(0, 0);
    }

    @Override
    public RawHit raw() {
        return this;
    }

    /** The hit as a golden example. */
    public Golden.Hit golden(double light, double expressive) {
        return new Golden.Hit(
                Double.isNaN(score) ? 0 : score,
                Math.max(rank, 0),
                fields,
                queries,
                light,
                expressive);
    }
}
