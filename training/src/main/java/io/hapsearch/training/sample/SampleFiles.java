/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
            new SampleJoin(requests, samples, columns, params, sink).run(duckDb);
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
                "(SELECT CAST(request_id AS VARCHAR) AS id, row_number() OVER () AS n FROM %s)";
        String repeated =
                "SELECT id, max(n) FROM %s GROUP BY id HAVING count(*) > 1 OR id IS NULL ORDER BY 2 LIMIT 1";
        duckDb.forEach(
                requests.name(),
                repeated.formatted(numbered.formatted(requests.table())),
                row -> {
                    throw requests.error(
                            row.getLong(2), "request_id", row.getString(1), "a new id");
                });
        String orphaned =
                "SELECT s.id, s.n FROM %s s LEFT JOIN %s r ON r.id = s.id WHERE r.id IS NULL ORDER BY 2 LIMIT 1";
        duckDb.forEach(
                samples.name(),
                orphaned.formatted(
                        numbered.formatted(samples.table()), numbered.formatted(requests.table())),
                row -> {
                    throw samples.error(
                            row.getLong(2),
                            "request_id",
                            row.getString(1),
                            "an id of [" + requests.name() + "]");
                });
    }
}
