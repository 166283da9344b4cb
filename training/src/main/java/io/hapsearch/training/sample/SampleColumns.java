/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Param;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns that a spec asks of files besides the fixed ones.
 *
 * @param params a column of the requests for each param
 * @param required the params without a default: neither the column nor a value may be missing
 * @param fields a column of the samples for each document field
 * @param queries a column of the samples for each query feature, by its name
 * @param score whether the samples must have the column {@code score}
 * @param rank whether the samples must have the column {@code rank}
 */
record SampleColumns(
        Map<String, CellKind> params,
        Set<String> required,
        Map<String, CellKind> fields,
        Set<String> queries,
        boolean score,
        boolean rank) {

    static SampleColumns of(FeatureSpec spec) {
        Map<String, CellKind> params = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        for (Param param : spec.params()) {
            params.put(
                    param.name(),
                    switch (param.type()) {
                        case NUMBER -> CellKind.NUMBER;
                        case KEYWORD -> CellKind.KEYWORD;
                        case KEYWORDS -> CellKind.KEYWORDS;
                        case VECTOR -> CellKind.VECTOR;
                    });
            if (param.defaultValue() == null) {
                required.add(param.name());
            }
        }
        Map<String, CellKind> fields = new TreeMap<>();
        Set<String> queries = new TreeSet<>();
        boolean score = false;
        boolean rank = false;
        for (Feature feature : spec.features()) {
            switch (feature) {
                case Feature.Field field -> fields.put(field.field(), CellKind.NUMBER);
                case Feature.Freshness freshness -> fields.put(freshness.field(), CellKind.NUMBER);
                case Feature.Keyword keyword ->
                        fields.putIfAbsent(keyword.field(), CellKind.KEYWORDS);
                case Feature.Membership membership ->
                        fields.putIfAbsent(membership.field(), CellKind.KEYWORDS);
                case Feature.Vector vector -> fields.put(vector.field(), CellKind.VECTOR);
                case Feature.Dot dot -> fields.put(dot.field(), CellKind.VECTOR);
                case Feature.Cosine cosine -> fields.put(cosine.field(), CellKind.VECTOR);
                case Feature.Query query -> queries.add(query.name());
                case Feature.Score ignored -> score = true;
                case Feature.Rank ignored -> rank = true;
                case Feature.Parameter ignored -> {
                    // a column of the requests
                }
            }
        }
        return new SampleColumns(params, required, fields, queries, score, rank);
    }
}
