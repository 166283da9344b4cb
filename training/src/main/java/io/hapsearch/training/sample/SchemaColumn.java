/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column of the two tables as they are written.
 *
 * @param name its name
 * @param role what it takes from a request or a sample
 * @param kind what it holds
 */
record SchemaColumn(String name, Role role, CellKind kind) {

    /** What a column takes from a request or a sample. */
    enum Role {
        REQUEST_ID,
        TIME,
        PARAM,
        SOURCE,
        LABEL,
        STAGE_RANK,
        SCORE,
        RANK,
        QUERY,
        FIELD
    }

    static List<SchemaColumn> ofRequests(SampleColumns columns) {
        List<SchemaColumn> schema = new ArrayList<>();
        schema.add(new SchemaColumn("request_id", Role.REQUEST_ID, CellKind.KEYWORD));
        schema.add(new SchemaColumn("time", Role.TIME, CellKind.NUMBER));
        columns.params()
                .forEach(
                        (param, kind) -> {
                            // a param of that name is the time of the request, as models see it
                            if (!param.equals("time")) {
                                schema.add(new SchemaColumn(param, Role.PARAM, kind));
                            }
                        });
        return distinct(schema);
    }

    static List<SchemaColumn> ofSamples(SampleColumns columns) {
        List<SchemaColumn> schema = new ArrayList<>();
        schema.add(new SchemaColumn("request_id", Role.REQUEST_ID, CellKind.KEYWORD));
        schema.add(new SchemaColumn("source", Role.SOURCE, CellKind.KEYWORD));
        schema.add(new SchemaColumn("label", Role.LABEL, CellKind.NUMBER));
        schema.add(new SchemaColumn("stage_rank", Role.STAGE_RANK, CellKind.NUMBER));
        if (columns.score()) {
            schema.add(new SchemaColumn("score", Role.SCORE, CellKind.NUMBER));
        }
        if (columns.rank()) {
            schema.add(new SchemaColumn("rank", Role.RANK, CellKind.NUMBER));
        }
        columns.fields()
                .forEach((field, kind) -> schema.add(new SchemaColumn(field, Role.FIELD, kind)));
        columns.queries()
                .forEach(query -> schema.add(new SchemaColumn(query, Role.QUERY, CellKind.NUMBER)));
        return distinct(schema);
    }

    private static List<SchemaColumn> distinct(List<SchemaColumn> schema) {
        Set<String> names = new HashSet<>();
        for (SchemaColumn column : schema) {
            if (!names.add(column.name)) {
                throw new SampleException(
                        "two columns would have the name ["
                                + column.name
                                + "]: no param, field or query feature may be called so");
            }
        }
        return List.copyOf(schema);
    }

    /** The type in which rows are collected; lists are JSON until they are written. */
    String stored() {
        return switch (role) {
            case TIME -> "BIGINT";
            case STAGE_RANK, RANK -> "INTEGER";
            case LABEL -> "FLOAT";
            default -> kind == CellKind.NUMBER ? "DOUBLE" : "VARCHAR";
        };
    }

    /** The expression for the column as it is written. */
    String written() {
        String column = DuckDb.identifier(name);
        return switch (kind) {
            case NUMBER, KEYWORD -> column;
            case KEYWORDS -> "CAST(CAST(" + column + " AS JSON) AS VARCHAR[]) AS " + column;
            case VECTOR -> "CAST(CAST(" + column + " AS JSON) AS DOUBLE[]) AS " + column;
        };
    }
}
