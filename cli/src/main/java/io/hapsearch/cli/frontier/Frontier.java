/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Quality against the share of hits that met the expressive model.
 *
 * @param requests how many requests were routed
 * @param light the quality of the light order
 * @param expressiveAll the quality of the order by the expressive model alone
 * @param policies the points of each policy, by ascending share
 * @param details what else is known of the points, in the same order; not part of the JSON
 */
public record Frontier(
        @JsonProperty("requests") int requests,
        @JsonProperty("light") Quality light,
        @JsonProperty("expressive_all") Quality expressiveAll,
        @JsonProperty("policies") Map<String, List<Point>> policies,
        @JsonIgnore Map<String, List<Detail>> details) {

    /** A quality without routing. */
    public record Quality(@JsonProperty("ndcg@10") double ndcg) {}

    /** Whether it is known what the expressive model takes. */
    boolean knowsTime() {
        return details.values().stream()
                .flatMap(List::stream)
                .allMatch(detail -> Double.isFinite(detail.expressiveMicros()));
    }

    /**
     * More about a point.
     *
     * @param target the share that was allowed
     * @param difference NDCG@10 above that of {@code top} at the same allowed share
     * @param low the lower end of its 95 % interval, by paired bootstrap
     * @param high the upper end
     * @param gain the part of the expressive model's gain over the light order that was had
     * @param expressiveMicros the expressive model's mean time for a request, microseconds; NaN if
     *     it is not known
     * @param routingMicros the router's mean time for a request, microseconds
     * @param microBatches the mean number of calls of the expressive model
     */
    public record Detail(
            @JsonProperty("target") double target,
            @JsonProperty("over_top") double difference,
            @JsonProperty("over_top_low") double low,
            @JsonProperty("over_top_high") double high,
            @JsonProperty("gain") double gain,
            @JsonProperty("expressive_us") double expressiveMicros,
            @JsonProperty("routing_us") double routingMicros,
            @JsonProperty("micro_batches") double microBatches) {}
}
