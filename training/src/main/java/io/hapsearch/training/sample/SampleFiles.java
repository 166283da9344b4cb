/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples in two files (CSV, Parquet, or JSON lines), read and joined out of core:
 *
 * <ul>
 *   <li>requests: {@code request_id}, {@code time} (milliseconds since the epoch, or a timestamp),
 *       and a column for each param of the spec that has no default;
 *   <li>samples: {@code request_id}, {@code source} (exposed, ranking, preranking or global),
 *       {@code label} (0 or 1), a column for each document field of the spec, one for each query
 *       feature, and {@code score} and {@code rank} if there are features of that kind.
 * </ul>
 *
 * <p>Columns that the spec does not know are ignored; an empty cell is a missing value. Rows are
 * counted from 1, without the header. Immutable.
 */
public final class SampleFiles implements SampleSource {
    private static final String ROW = "hap_row";

    private final SampleFile requests;
    private final SampleFile samples;
    private final SampleColumns columns;
    private final FeatureSpec spec;

    /** Over files for the features of a spec. */
    public SampleFiles(Path requests, Path samples, FeatureSpec spec) {
        this.requests = new SampleFile(requests);
        this.samples = new SampleFile(samples);
        this.columns = SampleColumns.of(spec);
        this.spec = spec;
    }

    @Override
    public void writeTo(SampleSink sink) {
        try (DuckDb duckDb = new DuckDb()) {
            List<String> params = requireRequestColumns(requests.columns(duckDb));
            requireSampleColumns(samples.columns(duckDb));
            requireJoin(duckDb);
            new Join(sink, params).run(duckDb);
        }
    }

    private List<String> requireRequestColumns(List<String> present) {
        require(requests, present, "request_id");
        require(requests, present, "time");
        List<String> params = new ArrayList<>();
        spec.params()
                .forEach(
                        param -> {
                            if (param.defaultValue() == null) {
                                require(requests, present, param.name());
                            }
                            if (present.contains(param.name())) {
                                params.add(param.name());
                            }
                        });
        return params;
    }

    private void requireSampleColumns(List<String> present) {
        List<String> wanted = new ArrayList<>(List.of("request_id", "source", "label"));
        wanted.addAll(columns.fields().keySet());
        wanted.addAll(columns.queries());
        if (columns.score()) {
            wanted.add("score");
        }
        if (columns.rank()) {
            wanted.add("rank");
        }
        wanted.forEach(column -> require(samples, present, column));
    }

    private static void require(SampleFile file, List<String> present, String column) {
        if (!present.contains(column)) {
            throw new SampleException(
                    "[" + file.name() + "] has no column [" + column + "], only " + present);
        }
    }

    /** Each request once, and no sample without one. */
    private void requireJoin(DuckDb duckDb) {
        String numbered =
                "(SELECT CAST(request_id AS VARCHAR) AS id, row_number() OVER () AS "
                        + ROW
                        + " FROM ";
        duckDb.forEach(
                requests.name(),
                "SELECT id, max("
                        + ROW
                        + ") FROM "
                        + numbered
                        + requests.table()
                        + ") GROUP BY id HAVING count(*) > 1 OR id IS NULL ORDER BY 2 LIMIT 1",
                row -> {
                    throw error(
                            requests, row.getLong(2), "request_id", row.getString(1), "a new id");
                });
        duckDb.forEach(
                samples.name(),
                "SELECT id, "
                        + ROW
                        + " FROM "
                        + numbered
                        + samples.table()
                        + ") WHERE id IS NULL OR id NOT IN (SELECT CAST(request_id AS VARCHAR) FROM "
                        + requests.table()
                        + ") ORDER BY 2 LIMIT 1",
                row -> {
                    throw error(
                            samples,
                            row.getLong(2),
                            "request_id",
                            row.getString(1),
                            "an id of [" + requests.name() + "]");
                });
    }

    private static SampleException error(
            SampleFile file, long row, String column, Object value, String expected) {
        return new SampleException(
                "["
                        + file.name()
                        + "] row "
                        + row
                        + ", column ["
                        + column
                        + "]: ["
                        + value
                        + "] is not "
                        + expected);
    }

    /** Walks through the joined rows. */
    private final class Join {
        private final SampleSink sink;
        private final List<String> params;
        private final CellReader cells = new CellReader();
        private long currentRequest;

        Join(SampleSink sink, List<String> params) {
            this.sink = sink;
            this.params = params;
        }

        void run(DuckDb duckDb) {
            StringBuilder selected =
                    new StringBuilder(
                            "SELECT r."
                                    + ROW
                                    + " AS r_row, s."
                                    + ROW
                                    + " AS s_row, r.request_id AS r_id, r.time AS r_time, s.source AS s_source, s.label AS s_label");
            params.forEach(param -> select(selected, "r", "p_", param));
            columns.fields().keySet().forEach(field -> select(selected, "s", "f_", field));
            columns.queries().forEach(query -> select(selected, "s", "q_", query));
            if (columns.score()) {
                select(selected, "s", "s_", "score");
            }
            if (columns.rank()) {
                select(selected, "s", "s_", "rank");
            }
            String numbered = "(SELECT *, row_number() OVER () AS " + ROW + " FROM ";
            selected.append(" FROM ")
                    .append(numbered)
                    .append(samples.table())
                    .append(") s JOIN ")
                    .append(numbered)
                    .append(requests.table())
                    .append(
                            ") r ON CAST(r.request_id AS VARCHAR) = CAST(s.request_id AS VARCHAR) ORDER BY r_row, s_row");
            duckDb.forEach(samples.name(), selected.toString(), this::accept);
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
            long sampleRow = row.getLong("s_row");
            Source source = source(row, sampleRow);
            boolean positive = label(row, sampleRow);
            if (positive && source != Source.EXPOSED) {
                throw error(
                        samples,
                        sampleRow,
                        "label",
                        1,
                        "0, as only exposed samples may be positive");
            }
            RawHit hit = hit(row, sampleRow);
            sink.sample(sink.document(hit), source, positive, hit);
        }

        private void request(ResultSet row, long number) throws SQLException {
            long millis =
                    cell(requests, number, row, "r_time", "time", CellKind.NUMBER)
                            .orElseThrow(() -> error(requests, number, "time", null, "a time"))
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
                throw new SampleException(
                        "[" + requests.name() + "] row " + number + ": " + e.getMessage(), e);
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
                    .orElseThrow(() -> error(samples, number, column, null, "a number"))
                    .doubleValue();
        }

        private Source source(ResultSet row, long number) throws SQLException {
            String key = row.getString("s_source");
            for (Source source : Source.values()) {
                if (source.key().equals(key)) {
                    return source;
                }
            }
            throw error(
                    samples, number, "source", key, "one of exposed, ranking, preranking, global");
        }

        private boolean label(ResultSet row, long number) throws SQLException {
            Optional<JsonNode> label =
                    cell(samples, number, row, "s_label", "label", CellKind.NUMBER);
            if (label.isEmpty()
                    || label.get().doubleValue() != 0 && label.get().doubleValue() != 1) {
                throw error(samples, number, "label", row.getObject("s_label"), "0 or 1");
            }
            return label.get().doubleValue() == 1;
        }

        private Optional<JsonNode> cell(
                SampleFile file,
                long number,
                ResultSet row,
                String alias,
                String column,
                CellKind kind)
                throws SQLException {
            Object cell = row.getObject(alias);
            try {
                return cells.read(cell, kind);
            } catch (IllegalArgumentException e) {
                SampleException error = error(file, number, column, cell, kind.description());
                error.initCause(e);
                throw error;
            }
        }
    }
}
