/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * How the variants did, over all candidates or beside one source.
 *
 * @param requests how many requests were ranked
 * @param candidates how many candidates these had together
 * @param variants by variant, how it did
 * @param differences how sure the differences are
 */
record SourceResult(
        @JsonProperty("requests") int requests,
        @JsonProperty("candidates") long candidates,
        @JsonProperty("variants") Map<String, VariantResult> variants,
        @JsonProperty("differences") List<MetricDifference> differences) {}
