/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Difference;
import java.util.List;
import java.util.Map;

/**
 * The demo's table.
 *
 * @param dataset the data set's name
 * @param seconds how long everything took
 * @param requests how many held-out requests were answered
 * @param window how many hits of each were rescored at most
 * @param plainMedianMillis how long the plain query took, median, at the client
 * @param variants how each variant did, by its key
 * @param differences how sure the differences in quality are
 */
public record DemoResult(
        @JsonProperty("dataset") String dataset,
        @JsonProperty("seconds") double seconds,
        @JsonProperty("requests") int requests,
        @JsonProperty("window") int window,
        @JsonProperty("plain_median_ms") double plainMedianMillis,
        @JsonProperty("variants") Map<String, VariantResult> variants,
        @JsonProperty("differences") List<Difference> differences) {}
