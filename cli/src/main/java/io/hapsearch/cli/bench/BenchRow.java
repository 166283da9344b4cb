/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Quantiles;
import java.util.Arrays;

/**
 * What was measured of one variant at one window.
 *
 * @param variant what
 * @param window how many hits were rescored
 * @param segments of each shard
 * @param shards of the index
 * @param clients that asked at the same time
 * @param millisOverPlain median of the paired differences to the plain query
 * @param microsPerHit the same by hit of the window, fixed cost included
 * @param p95Millis the 95th percentile of the paired differences
 * @param requestsPerSecond how many the clients got answered together
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
        @JsonProperty("requests_per_s") double requestsPerSecond) {

    private static final double MICROS_PER_MILLI = 1e3;

    /**
     * A row of one client, one shard and one segment.
     *
     * @param millis the times of the variant
     * @param overPlain the paired differences to the plain query in milliseconds
     */
    static BenchRow single(String variant, int window, double[] millis, double[] overPlain) {
        Quantiles over = new Quantiles(overPlain);
        double mean = Arrays.stream(millis).average().orElseThrow();
        return new BenchRow(
                variant,
                window,
                1,
                1,
                1,
                over.median(),
                over.median() * MICROS_PER_MILLI / window,
                over.at(0.95),
                MICROS_PER_MILLI / mean);
    }
}
