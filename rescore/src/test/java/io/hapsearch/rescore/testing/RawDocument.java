/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.testing;

import io.hapsearch.models.feature.HitValues;
import java.util.List;
import java.util.Map;

/**
 * A document's raw values as a sample in training has them, written down before indexing.
 *
 * @param numbers the number of each numeric field
 * @param keywords the values of each keyword or integer field
 * @param vector the vector, or null
 * @param score the retrieval score
 * @param rank the rank
 * @param queries the scores of query features
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawDocument(
        Map<String, Double> numbers,
        Map<String, List<String>> keywords,
        float[] vector,
        double score,
        int rank,
        Map<String, Double> queries)
        implements HitValues {

    RawDocument asHit(double newScore, int newRank, Map<String, Double> newQueries) {
        return new RawDocument(numbers, keywords, vector, newScore, newRank, newQueries);
    }

    @Override
    public double number(String field) {
        return numbers.getOrDefault(field, Double.NaN);
    }

    @Override
    public List<String> keywords(String field) {
        return keywords.getOrDefault(field, List.of());
    }

    @Override
    public float[] vector(String field) {
        return field.equals("vector") ? vector : null;
    }

    @Override
    public double query(String feature) {
        return queries.getOrDefault(feature, Double.NaN);
    }
}
