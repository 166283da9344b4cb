/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * By how much one variant's mean is above another's, with its 95 % interval by paired bootstrap
 * over requests.
 *
 * @param variant the one
 * @param over the other
 * @param metric the metric's key
 * @param difference the mean difference
 * @param low the interval's lower end
 * @param high its upper end
 */
record MetricDifference(
        @JsonProperty("variant") String variant,
        @JsonProperty("over") String over,
        @JsonProperty("metric") String metric,
        @JsonProperty("difference") double difference,
        @JsonProperty("low") double low,
        @JsonProperty("high") double high) {

    /** Whether zero lies outside of the interval. */
    boolean established() {
        return low > 0 || high < 0;
    }
}
