/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A point of a frontier.
 *
 * @param share the mean share of the window's hits that met the expressive model
 * @param ndcg the mean NDCG@10
 * @param low the lower end of its 95 % interval, by bootstrap over requests
 * @param high the upper end
 */
public record Point(
        @JsonProperty("share") double share,
        @JsonProperty("ndcg@10") double ndcg,
        @JsonProperty("low") double low,
        @JsonProperty("high") double high) {}
