/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.frontier.Frontier;
import java.util.List;
import java.util.Map;

/**
 * What {@code hap experiment routing} finds.
 *
 * @param frontiers by data set
 * @param details more about the points, by data set and policy, in the same order
 * @param chosen parameters that were chosen on other data than they are reported on
 * @param skipped which parts were left out, and why
 */
record RoutingResult(
        @JsonProperty("frontiers") Map<String, Frontier> frontiers,
        @JsonProperty("details") Map<String, Map<String, List<Frontier.Detail>>> details,
        @JsonProperty("chosen") Map<String, Object> chosen,
        @JsonProperty("skipped") List<String> skipped) {}
