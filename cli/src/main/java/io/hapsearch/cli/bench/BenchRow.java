/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Quantiles;
import java.util.Arrays;

/**
 * What was measured of one variant in one situation.
 *
 * @param variant what
 * @param window how many hits of a shard were rescored
 * @param segments of each shard
 * @param shards of the index
 * @param clients that asked at the same time
 * @param millisOverPlain median of the paired differences to the plain query
 * @param microsPerHit the same by rescored hit, fixed cost included
 * @param p95Millis the 95th percentile of the requests' own times
 * @param p99Millis the 99th
 * @param requestsPerSecond how many the clients got answered together, at that mean time
 * @param bytesAllocated by the node for a request, null if it could not be told
 */
record BenchRow(
        @JsonProperty("variant") String variant,
        @JsonProperty("window") int window,
        @JsonProperty("segments") int segments,
        @JsonProperty("shards") int shards,
        @JsonProperty("clients") int clients,
        @JsonProperty("ms_over_plain") double millisOverPlain,
        @JsonProperty("us_per_hit") double microsPerHit,
        @JsonProperty("p95_ms") double p95Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("requests_per_s") double requestsPerSecond,
        @JsonProperty("bytes_allocated") Double bytesAllocated) {

    private static final double MICROS_PER_MILLI = 1e3;

    /**
     * A row.
     *
     * @param millis the times of the variant
     * @param overPlain the paired differences to the plain query in milliseconds
     * @param hits how many hits of a request are rescored, over all shards
     * @param bytesAllocated NaN if unknown
     */
    static BenchRow of(
            String variant,
            Cell cell,
            double[] millis,
            double[] overPlain,
            double hits,
            double bytesAllocated) {
        Quantiles times = new Quantiles(millis);
        double over = new Quantiles(overPlain).median();
        double mean = Arrays.stream(millis).average().orElseThrow();
        return new BenchRow(
                variant,
                cell.window(),
                cell.layout().segments(),
                cell.layout().shards(),
                cell.clients(),
                over,
                over * MICROS_PER_MILLI / hits,
                times.at(0.95),
                times.at(0.99),
                cell.clients() * MICROS_PER_MILLI / mean,
                Double.isNaN(bytesAllocated) ? null : bytesAllocated);
    }
}
