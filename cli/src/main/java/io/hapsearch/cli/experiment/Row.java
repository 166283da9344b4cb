/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.ghcl.ConflictPoint;
import java.util.List;
import java.util.Map;

/**
 * What one training came to; kept on disk, so that a study that was stopped goes on.
 *
 * @param model which model
 * @param variant how it was trained
 * @param seed of the training
 * @param metrics means over requests, and what is measured of all exposures together
 * @param requests each metric of each request; null where it has nothing to say
 * @param conflict gradient conflict over the training; empty for trees
 * @param seconds how long training and judging took
 */
record Row(
        @JsonProperty("model") String model,
        @JsonProperty("variant") String variant,
        @JsonProperty("seed") long seed,
        @JsonProperty("metrics") Map<String, Double> metrics,
        @JsonProperty("requests") Map<String, List<Double>> requests,
        @JsonProperty("conflict") List<ConflictPoint> conflict,
        @JsonProperty("seconds") double seconds) {}
