/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.base.Table;
import io.hapsearch.cli.opensearch.RescoreCounts;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where the node spent its time with one variant in one situation: microseconds per shard and
 * request, means by the node's clock.
 *
 * @param variant what
 * @param window how many hits were rescored
 * @param segments of each shard
 * @param shards of the index
 * @param extraction reading features
 * @param light the light model
 * @param routing choosing hard hits
 * @param expressive the expressive model
 * @param sort putting the hits in order
 */
record StageRow(
        @JsonProperty("variant") String variant,
        @JsonProperty("window") int window,
        @JsonProperty("segments") int segments,
        @JsonProperty("shards") int shards,
        @JsonProperty("extraction_us") double extraction,
        @JsonProperty("light_us") double light,
        @JsonProperty("routing_us") double routing,
        @JsonProperty("expressive_us") double expressive,
        @JsonProperty("sort_us") double sort) {

    private static final double NANOS_PER_MICRO = 1e3;

    /**
     * A row.
     *
     * @param counts of this variant alone
     */
    static StageRow of(String variant, Cell cell, RescoreCounts counts) {
        double unit = NANOS_PER_MICRO * counts.rescores();
        return new StageRow(
                variant,
                cell.window(),
                cell.layout().segments(),
                cell.layout().shards(),
                counts.extraction() / unit,
                counts.light() / unit,
                counts.routing() / unit,
                counts.expressive() / unit,
                counts.sort() / unit);
    }

    /** Rows for people. */
    static Table table(List<StageRow> rows) {
        Table table =
                new Table(
                        List.of(
                                "us per shard and request",
                                "window",
                                "segments",
                                "shards",
                                "extraction",
                                "light",
                                "routing",
                                "expressive",
                                "sort"));
        rows.forEach(row -> table.row(row.cells()));
        return table;
    }

    private List<String> cells() {
        Stream<String> numbers =
                DoubleStream.of(extraction, light, routing, expressive, sort)
                        .mapToObj(micros -> String.format(Locale.ROOT, "%.1f", micros));
        return Stream.concat(
                        Stream.of(
                                variant,
                                Integer.toString(window),
                                Integer.toString(segments),
                                Integer.toString(shards)),
                        numbers)
                .toList();
    }
}
