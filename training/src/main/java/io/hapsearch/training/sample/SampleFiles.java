/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Samples in two tables, read and joined out of core; see {@code docs/samples.md}:
 *
 * <ul>
 *   <li>requests: {@code request_id}, {@code time} (milliseconds since the epoch, or a timestamp),
 *       and a column for each param of the spec that has no default;
 *   <li>samples: {@code request_id}, {@code source} (exposed, ranking, preranking or global),
 *       {@code label} (0 or more), {@code stage_rank} if known, a column for each document field of
 *       the spec, one for each query feature, and {@code score} and {@code rank} if there are
 *       features of that kind.
 * </ul>
 *
 * <p>A table is a file, a folder of files, or a pattern of file names; CSV, Parquet or JSON lines.
 * Columns that the spec does not know are ignored; an empty cell is a missing value. Samples whose
 * file is in the order of requests are read as they are, others are sorted first. Rows are counted
 * from 1, without the header. Immutable.
 */
public final class SampleFiles implements SampleSource {
    private final Path requestPath;
    private final Path samplePath;
    private final FeatureSpec spec;
    private final Options options;

    /**
     * Over files for the features of a spec, all labels above 0 positive and no sample left out.
     */
    public SampleFiles(Path requests, Path samples, FeatureSpec spec) {
        this(requests, samples, spec, Options.DEFAULT);
    }

    /** Over files for the features of a spec. */
    public SampleFiles(Path requests, Path samples, FeatureSpec spec, Options options) {
        this.requestPath = requests;
        this.samplePath = samples;
        this.spec = spec;
        this.options = options;
    }

    @Override
    public void writeTo(SampleSink sink) {
        SampleTable requests = SampleTable.of(requestPath);
        SampleTable samples = SampleTable.of(samplePath);
        SampleColumns columns = SampleColumns.of(spec);
        try (DuckDb duckDb = new DuckDb()) {
            Map<String, String> requestTypes = requests.columns(duckDb);
            requireRequestColumns(requests, columns, requestTypes);
            Map<String, String> sampleTypes = samples.columns(duckDb);
            requireSampleColumns(samples, columns, sampleTypes);
            boolean ordered = new SampleOrder(requests, samples).check(duckDb);
            new SampleJoin(
                            duckDb,
                            requests,
                            samples,
                            columns,
                            requestTypes,
                            sampleTypes,
                            options,
                            sink)
                    .run(ordered);
        }
    }

    private static void requireRequestColumns(
            SampleTable requests, SampleColumns columns, Map<String, String> present) {
        require(requests, present, "request_id");
        require(requests, present, "time");
        columns.required().forEach(param -> require(requests, present, param));
    }

    private static void requireSampleColumns(
            SampleTable samples, SampleColumns columns, Map<String, String> present) {
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

    private static void require(SampleTable table, Map<String, String> present, String column) {
        if (!present.containsKey(column)) {
            throw new SampleException(
                    "["
                            + table.name()
                            + "] has no column ["
                            + column
                            + "], only "
                            + present.keySet());
        }
    }

    /**
     * What to make of samples.
     *
     * @param positiveFrom the smallest label that counts as positive; 0 stands for any above 0
     * @param stageRankFrom for a source the smallest stage rank, from 0: samples of that source
     *     above it are left out; those of unknown rank stay
     */
    public record Options(double positiveFrom, Map<Source, Integer> stageRankFrom) {
        /** Every label above 0 is positive, no sample is left out. */
        public static final Options DEFAULT = new Options(0, Map.of());

        /** Checks ranges. */
        public Options {
            if (!(positiveFrom >= 0)) {
                throw new IllegalArgumentException(
                        "the smallest positive label must be 0 or more, not " + positiveFrom);
            }
            Map<Source, Integer> copy = new EnumMap<>(Source.class);
            copy.putAll(stageRankFrom);
            stageRankFrom = Collections.unmodifiableMap(copy);
        }
    }
}
