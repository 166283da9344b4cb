/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * What {@code hap evaluate} finds.
 *
 * @param bundle the bundle's name and version
 * @param dataset the data set's name
 * @param budget how many hits of a request may meet the expressive model in two stages
 * @param policy how these hits are chosen
 * @param expressiveShare the share of candidates that met the expressive model in two stages
 * @param overall over all candidates
 * @param sources by source, over relevant candidates and those of the source
 */
record EvaluationResult(
        @JsonProperty("bundle") String bundle,
        @JsonProperty("dataset") String dataset,
        @JsonProperty("budget") int budget,
        @JsonProperty("policy") String policy,
        @JsonProperty("expressive_share") double expressiveShare,
        @JsonUnwrapped SourceResult overall,
        @JsonProperty("sources") Map<String, SourceResult> sources) {}
