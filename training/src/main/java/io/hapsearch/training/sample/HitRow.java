/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.HitValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The current row of the samples as a hit. Not thread-safe. */
final class HitRow implements LoggedHit, HitValues {
    private final RowReader row;
    private final Map<String, Integer> fields;
    private final Map<String, Integer> queries;
    private final int score;
    private final int rank;

    /**
     * @param row reads the cells
     * @param fields the columns of document fields
     * @param queries the columns of query features
     * @param score the column of the score, -1 for none
     * @param rank the column of the rank, -1 for none
     */
    HitRow(
            RowReader row,
            Map<String, Integer> fields,
            Map<String, Integer> queries,
            int score,
            int rank) {
        this.row = row;
        this.fields = new HashMap<>(fields);
        this.queries = new HashMap<>(queries);
        this.score = score;
        this.rank = rank;
    }

    @Override
    public double score() {
        return score < 0 ? 0 : required(score);
    }

    @Override
    public int rank() {
        return rank < 0 ? 0 : (int) required(rank);
    }

    private double required(int column) {
        double number = row.number(column);
        if (Double.isNaN(number)) {
            throw row.error(column, null, CellKind.NUMBER.description());
        }
        return number;
    }

    @Override
    public double number(String field) {
        return row.number(fields.get(field));
    }

    @Override
    public List<String> keywords(String field) {
        return row.keywords(fields.get(field));
    }

    @Override
    public float[] vector(String field) {
        double[] values = row.vector(fields.get(field));
        if (values == null) {
            return null;
        }
        float[] vector = new float[values.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) values[i];
        }
        return vector;
    }

    @Override
    public double query(String feature) {
        return row.number(queries.get(feature));
    }

    @Override
    public HitValues values() {
        return this;
    }

    @Override
    public RawHit raw() {
        Map<String, JsonNode> values = new HashMap<>();
        fields.forEach((field, column) -> values.compute(field, (key, old) -> row.json(column)));
        Map<String, Double> scores = new HashMap<>();
        queries.forEach(
                (feature, column) -> {
                    if (!Double.isNaN(row.number(column))) {
                        scores.put(feature, row.number(column));
                    }
                });
        return new RawHit(score < 0 ? Double.NaN : score(), rank < 0 ? -1 : rank(), values, scores);
    }
}
