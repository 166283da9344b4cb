/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hapsearch.models.feature.HitValues;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** Appends requests or samples to a table of their columns. Not thread-safe. */
final class RowWriter implements AutoCloseable {
    private final DuckDBAppender appender;
    private final List<SchemaColumn> columns;

    RowWriter(DuckDBAppender appender, List<SchemaColumn> columns) {
        this.appender = appender;
        this.columns = columns;
    }

    /** Appends a request. */
    void append(RawRequest request) throws SQLException {
        appender.beginRow();
        for (SchemaColumn column : columns) {
            switch (column.role()) {
                case REQUEST_ID -> appender.append(request.id());
                case TIME -> appender.append(request.millis());
                case PARAM -> append(request.params().get(column.name()), column.kind());
                default -> throw new IllegalStateException("no column of requests: " + column);
            }
        }
        appender.endRow();
    }

    /** Appends a sample. */
    void append(String request, Outcome outcome, HitValues hit) throws SQLException {
        appender.beginRow();
        for (SchemaColumn column : columns) {
            switch (column.role()) {
                case REQUEST_ID -> appender.append(request);
                case SOURCE -> appender.append(outcome.source().key());
                case LABEL -> appender.append(outcome.label());
                case STAGE_RANK -> {
                    if (outcome.stageRank() == Outcome.NO_RANK) {
                        appender.appendNull();
                    } else {
                        appender.append(outcome.stageRank());
                    }
                }
                case SCORE -> append(hit.score());
                case RANK -> appender.append(hit.rank());
                case QUERY -> append(hit.query(column.name()));
                case FIELD -> append(hit, column.name(), column.kind());
                default -> throw new IllegalStateException("no column of samples: " + column);
            }
        }
        appender.endRow();
    }

    private void append(HitValues hit, String field, CellKind kind) throws SQLException {
        switch (kind) {
            case NUMBER -> append(hit.number(field));
            case KEYWORD, KEYWORDS -> {
                List<String> keywords = hit.keywords(field);
                ArrayNode list = JsonNodeFactory.instance.arrayNode(keywords.size());
                keywords.forEach(list::add);
                append(keywords.isEmpty() ? null : list, CellKind.KEYWORDS);
            }
            case VECTOR -> {
                float[] vector = hit.vector(field);
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (int i = 0; vector != null && i < vector.length; i++) {
                    list.add(vector[i]);
                }
                append(vector == null ? null : list, kind);
            }
        }
    }

    private void append(JsonNode value, CellKind kind) throws SQLException {
        if (value == null || value.isNull()) {
            appender.appendNull();
        } else if (kind == CellKind.NUMBER) {
            appender.append(value.isBoolean() ? (value.asBoolean() ? 1 : 0) : value.asDouble());
        } else {
            appender.append(kind == CellKind.KEYWORD ? value.asText() : value.toString());
        }
    }

    private void append(double number) throws SQLException {
        if (Double.isNaN(number)) {
            appender.appendNull();
        } else {
            appender.append(number);
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
