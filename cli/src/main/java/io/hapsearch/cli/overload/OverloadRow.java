/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Quantiles;
import java.util.List;
import java.util.Locale;

/**
 * One load.
 *
 * @param cpuShare the governor's limit, 1 for none
 * @param load offered requests by capacity
 * @param offered requests per second
 * @param throughput whole answers per second, from the first request to the last answer
 * @param p50Millis the median time of an answer
 * @param p99Millis the 99th percentile
 * @param ndcg the mean NDCG@10 of the answers
 * @param errors how many requests got no whole answer
 * @param granted the share of the wanted hits that the node granted
 */
record OverloadRow(
        @JsonProperty("cpu_share") double cpuShare,
        @JsonProperty("load") double load,
        @JsonProperty("offered_per_s") double offered,
        @JsonProperty("throughput_per_s") double throughput,
        @JsonProperty("p50_ms") double p50Millis,
        @JsonProperty("p99_ms") double p99Millis,
        @JsonProperty("ndcg@10") double ndcg,
        @JsonProperty("errors") long errors,
        @JsonProperty("granted") double granted) {

    static final List<String> HEADER =
            List.of(
                    "cpu share",
                    "load",
                    "offered/s",
                    "answered/s",
                    "p50 ms",
                    "p99 ms",
                    "NDCG@10",
                    "errors",
                    "granted");

    /**
     * A row.
     *
     * @param seconds from the first request to the last answer
     */
    static OverloadRow of(
            double cpuShare,
            double load,
            double offered,
            List<Outcome> outcomes,
            double seconds,
            double granted) {
        List<Outcome> answered = outcomes.stream().filter(outcome -> !outcome.failed()).toList();
        double[] millis =
                answered.isEmpty()
                        ? new double[] {Double.POSITIVE_INFINITY}
                        : answered.stream().mapToDouble(Outcome::millis).toArray();
        Quantiles times = new Quantiles(millis);
        return new OverloadRow(
                cpuShare,
                load,
                offered,
                answered.size() / seconds,
                times.median(),
                times.at(0.99),
                answered.stream().mapToDouble(Outcome::ndcg).average().orElse(Double.NaN),
                outcomes.size() - answered.size(),
                granted);
    }

    List<String> cells() {
        return List.of(
                cpuShare == 1 ? "no limit" : number("%.2f", cpuShare),
                number("%.2f", load),
                number("%.0f", offered),
                number("%.0f", throughput),
                number("%.1f", p50Millis),
                number("%.1f", p99Millis),
                number("%.4f", ndcg),
                Long.toString(errors),
                number("%.0f %%", 100 * granted));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
