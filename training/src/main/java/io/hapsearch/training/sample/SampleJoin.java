/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walks through samples in the order of their requests, with both read side by side. Not
 * thread-safe.
 */
final class SampleJoin {
    private static final int ID = 0;
    private static final int TIME = 1;
    private static final int SOURCE = 1;
    private static final int LABEL = 2;
    private static final Map<String, Source> SOURCES =
            Arrays.stream(Source.values()).collect(Collectors.toMap(Source::key, s -> s));

    private final DuckDb duckDb;
    private final SampleTable requestTable;
    private final SampleTable sampleTable;
    private final SampleFiles.Options options;
    private final SampleSink sink;
    private final List<String> params;
    private final Set<String> required;
    private final RowReader requests;
    private final RowReader samples;
    private final HitRow hit;
    private final int stageRank;
    private String current;

    /**
     * @param columns what the features need
     * @param requestTypes the types of the columns of requests that are there
     * @param sampleTypes the types of the columns of samples that are there
     */
    SampleJoin(
            DuckDb duckDb,
            SampleTable requestTable,
            SampleTable sampleTable,
            SampleColumns columns,
            Map<String, String> requestTypes,
            Map<String, String> sampleTypes,
            SampleFiles.Options options,
            SampleSink sink) {
        this.duckDb = duckDb;
        this.requestTable = requestTable;
        this.sampleTable = sampleTable;
        this.options = options;
        this.sink = sink;
        this.params = columns.params().keySet().stream().filter(requestTypes::containsKey).toList();
        this.required = columns.required();
        List<CellColumn> ofRequests = new ArrayList<>();
        add(ofRequests, requestTypes, "request_id", CellKind.KEYWORD);
        add(ofRequests, requestTypes, "time", CellKind.NUMBER);
        params.forEach(param -> add(ofRequests, requestTypes, param, columns.params().get(param)));
        this.requests = new RowReader(requestTable, duckDb, ofRequests);

        List<CellColumn> ofSamples = new ArrayList<>();
        add(ofSamples, sampleTypes, "request_id", CellKind.KEYWORD);
        add(ofSamples, sampleTypes, "source", CellKind.KEYWORD);
        add(ofSamples, sampleTypes, "label", CellKind.NUMBER);
        this.stageRank =
                sampleTypes.containsKey("stage_rank")
                        ? add(ofSamples, sampleTypes, "stage_rank", CellKind.NUMBER)
                        : -1;
        Map<String, Integer> fields = new HashMap<>();
        columns.fields()
                .forEach(
                        (field, kind) ->
                                fields.put(field, add(ofSamples, sampleTypes, field, kind)));
        Map<String, Integer> queries = new HashMap<>();
        columns.queries()
                .forEach(
                        query ->
                                queries.put(
                                        query,
                                        add(ofSamples, sampleTypes, query, CellKind.NUMBER)));
        int score = columns.score() ? add(ofSamples, sampleTypes, "score", CellKind.NUMBER) : -1;
        int rank = columns.rank() ? add(ofSamples, sampleTypes, "rank", CellKind.NUMBER) : -1;
        this.samples = new RowReader(sampleTable, duckDb, ofSamples);
        this.hit = new HitRow(samples, fields, queries, score, rank);
    }

    private static int add(
            List<CellColumn> columns, Map<String, String> types, String name, CellKind kind) {
        columns.add(new CellColumn(name, kind, types.get(name)));
        return columns.size() - 1;
    }

    /**
     * Hands over everything.
     *
     * @param ordered whether the samples are in the order of their requests already
     */
    void run(boolean ordered) {
        String requestSql =
                "SELECT " + requests.selection("r") + " FROM " + requests.numbered() + " r";
        String sampleSql =
                "SELECT " + samples.selection("s") + " FROM " + samples.numbered() + " s";
        if (!ordered) {
            sampleSql +=
                    " JOIN (SELECT CAST(request_id AS VARCHAR) AS id, row_number() OVER () AS n FROM "
                            + requestTable.select(List.of("request_id"))
                            + ") o ON o.id = CAST(s.request_id AS VARCHAR) ORDER BY o.n, s.hap_row";
        }
        try (DuckDb.Cursor requestRows = duckDb.open(requestTable.name(), requestSql);
                DuckDb.Cursor sampleRows = duckDb.open(sampleTable.name(), sampleSql)) {
            while (sampleRows.next()) {
                samples.read(sampleRows.row());
                while (!samples.keyword(ID).equals(current)) {
                    if (!requestRows.next()) {
                        throw new IllegalStateException("a sample's request was passed by");
                    }
                    requests.read(requestRows.row());
                    current = requests.keyword(ID);
                    if (current.equals(samples.keyword(ID))) {
                        request();
                    }
                }
                sample();
            }
        } catch (SQLException e) {
            throw DuckDb.unreadable(sampleTable.name(), e);
        }
    }

    private void request() {
        double time = requests.number(TIME);
        if (Double.isNaN(time)) {
            throw requests.error(TIME, null, "a time");
        }
        Map<String, JsonNode> values = new HashMap<>();
        for (int i = 0; i < params.size(); i++) {
            JsonNode value = requests.json(TIME + 1 + i);
            if (value != null) {
                values.put(params.get(i), value);
            } else if (required.contains(params.get(i))) {
                throw requests.missing(TIME + 1 + i);
            }
        }
        try {
            sink.request(new RawRequest(current, (long) time, values));
        } catch (SampleException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw requests.error(e.getMessage(), e);
        }
    }

    private void sample() {
        Outcome outcome = outcome();
        Integer from = options.stageRankFrom().get(outcome.source());
        if (from != null && outcome.stageRank() != Outcome.NO_RANK && outcome.stageRank() < from) {
            return;
        }
        try {
            sink.sample(sink.document(hit), outcome, hit);
        } catch (SampleException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw samples.error(e.getMessage(), e);
        }
    }

    private Outcome outcome() {
        Source source = source();
        double label = samples.number(LABEL);
        if (!(label >= 0)) {
            throw samples.error(LABEL, samples.json(LABEL), "a number of 0 or more");
        }
        if (label > 0 && source != Source.EXPOSED) {
            throw samples.error(
                    LABEL, samples.json(LABEL), "0, as only exposed samples may be positive");
        }
        double position = stageRank < 0 ? Double.NaN : samples.number(stageRank);
        boolean known = !Double.isNaN(position);
        if (known && (position < 0 || position != Math.rint(position) || position > 1e9)) {
            throw samples.error(
                    stageRank, samples.json(stageRank), "a position of 0, 1, 2 and so on");
        }
        boolean positive = label > 0 && label >= options.positiveFrom();
        return new Outcome(
                source, positive, (float) label, known ? (int) position : Outcome.NO_RANK);
    }

    private Source source() {
        String key = samples.keyword(SOURCE);
        Source source = key == null ? null : SOURCES.get(key);
        if (source != null) {
            return source;
        }
        throw samples.error(SOURCE, key, "one of exposed, ranking, preranking, global");
    }
}
