/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through samples joined with their requests, in the order of requests. Not thread-safe. */
final class SampleJoin {
    private final SampleFile requests;
    private final SampleFile samples;
    private final SampleColumns columns;
    private final List<String> params;
    private final SampleSink sink;
    private final CellReader cells = new CellReader();
    private long currentRequest;

    /** The params are those that have a column. */
    SampleJoin(
            SampleFile requests,
            SampleFile samples,
            SampleColumns columns,
            List<String> params,
            SampleSink sink) {
        this.requests = requests;
        this.samples = samples;
        this.columns = columns;
        this.params = params;
        this.sink = sink;
    }

    void run(DuckDb duckDb) {
        StringBuilder more = new StringBuilder();
        params.forEach(param -> select(more, "r", "p_", param));
        columns.fields().keySet().forEach(field -> select(more, "s", "f_", field));
        columns.queries().forEach(query -> select(more, "s", "q_", query));
        if (columns.score()) {
            select(more, "s", "s_", "score");
        }
        if (columns.rank()) {
            select(more, "s", "s_", "rank");
        }
        String sql =
                """
                SELECT r.hap_row AS r_row, s.hap_row AS s_row, r.request_id AS r_id, r.time AS r_time,
                    s.source AS s_source, s.label AS s_label %s
                FROM (SELECT *, row_number() OVER () AS hap_row FROM %s) s
                JOIN (SELECT *, row_number() OVER () AS hap_row FROM %s) r
                    ON CAST(r.request_id AS VARCHAR) = CAST(s.request_id AS VARCHAR)
                ORDER BY r_row, s_row
                """
                        .formatted(more, samples.table(), requests.table());
        duckDb.forEach(samples.name(), sql, this::accept);
    }

    private static void select(StringBuilder sql, String table, String prefix, String column) {
        sql.append(", ")
                .append(table)
                .append('.')
                .append(DuckDb.identifier(column))
                .append(" AS ")
                .append(DuckDb.identifier(prefix + column));
    }

    private void accept(ResultSet row) throws SQLException {
        long requestRow = row.getLong("r_row");
        if (requestRow != currentRequest) {
            currentRequest = requestRow;
            request(row, requestRow);
        }
        long number = row.getLong("s_row");
        Source source = source(row, number);
        boolean positive = label(row, number);
        if (positive && source != Source.EXPOSED) {
            throw samples.error(number, "label", 1, "0, as only exposed samples may be positive");
        }
        RawHit hit = hit(row, number);
        try {
            sink.sample(sink.document(hit), source, positive, hit);
        } catch (IllegalArgumentException e) {
            throw new SampleException(samples.place(number) + ": " + e.getMessage(), e);
        }
    }

    private void request(ResultSet row, long number) throws SQLException {
        long millis =
                cell(requests, number, row, "r_time", "time", CellKind.NUMBER)
                        .orElseThrow(() -> requests.error(number, "time", null, "a time"))
                        .longValue();
        Map<String, JsonNode> values = new HashMap<>();
        for (String param : params) {
            cell(requests, number, row, "p_" + param, param, columns.params().get(param))
                    .ifPresent(value -> values.put(param, value));
        }
        try {
            sink.request(new RawRequest(row.getString("r_id"), millis, values));
        } catch (SampleException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SampleException(requests.place(number) + ": " + e.getMessage(), e);
        }
    }

    private RawHit hit(ResultSet row, long number) throws SQLException {
        Map<String, JsonNode> fields = new HashMap<>();
        for (Map.Entry<String, CellKind> field : columns.fields().entrySet()) {
            cell(samples, number, row, "f_" + field.getKey(), field.getKey(), field.getValue())
                    .ifPresent(value -> fields.put(field.getKey(), value));
        }
        Map<String, Double> queries = new HashMap<>();
        for (String query : columns.queries()) {
            cell(samples, number, row, "q_" + query, query, CellKind.NUMBER)
                    .ifPresent(value -> queries.put(query, value.doubleValue()));
        }
        double score = columns.score() ? required(row, number, "score") : Double.NaN;
        int rank = columns.rank() ? (int) required(row, number, "rank") : -1;
        return new RawHit(score, rank, fields, queries);
    }

    private double required(ResultSet row, long number, String column) throws SQLException {
        return cell(samples, number, row, "s_" + column, column, CellKind.NUMBER)
                .orElseThrow(() -> samples.error(number, column, null, "a number"))
                .doubleValue();
    }

    private Source source(ResultSet row, long number) throws SQLException {
        String key = row.getString("s_source");
        for (Source source : Source.values()) {
            if (source.key().equals(key)) {
                return source;
            }
        }
        throw samples.error(number, "source", key, "one of exposed, ranking, preranking, global");
    }

    private boolean label(ResultSet row, long number) throws SQLException {
        Optional<JsonNode> label = cell(samples, number, row, "s_label", "label", CellKind.NUMBER);
        if (label.isEmpty() || label.get().doubleValue() != 0 && label.get().doubleValue() != 1) {
            throw samples.error(number, "label", row.getObject("s_label"), "0 or 1");
        }
        return label.get().doubleValue() == 1;
    }

    private Optional<JsonNode> cell(
            SampleFile file, long number, ResultSet row, String alias, String column, CellKind kind)
            throws SQLException {
        Object cell = row.getObject(alias);
        try {
            return cells.read(cell, kind);
        } catch (IllegalArgumentException e) {
            SampleException error = file.error(number, column, cell, kind.description());
            error.initCause(e);
            throw error;
        }
    }
}
