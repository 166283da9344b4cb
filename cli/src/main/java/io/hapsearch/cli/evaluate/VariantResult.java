/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.evaluate.PairedBootstrap.Interval;
import io.hapsearch.training.evaluate.Reliability;
import io.hapsearch.training.evaluate.Reliability.Bin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one variant did.
 *
 * @param metrics by key, the means over requests that say something, and {@code ece} and {@code
 *     brier}, which are over candidates
 * @param intervals by key of a metric, the 95 % interval of its mean by bootstrap over requests
 * @param reliability mean probability and share of engagements in bins of equal mass; null for a
 *     variant without probabilities
 */
record VariantResult(
        @JsonAnyGetter Map<String, Double> metrics,
        @JsonProperty("intervals") Map<String, List<Double>> intervals,
        @JsonProperty("reliability") @JsonInclude(JsonInclude.Include.NON_NULL)
                List<ReliabilityBin> reliability) {

    /** The key of the expected calibration error. */
    static final String ECE = "ece";

    /** The key of the Brier score. */
    static final String BRIER = "brier";

    private static final int BINS = 10;

    static VariantResult of(Map<String, Interval> means, Reliability reliability) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        means.forEach(
                (metric, mean) -> {
                    metrics.put(metric, mean.difference());
                    intervals.put(metric, List.of(mean.low(), mean.high()));
                });
        if (reliability == null) {
            return new VariantResult(metrics, intervals, null);
        }
        metrics.put(ECE, reliability.expectedCalibrationError(BINS));
        metrics.put(BRIER, reliability.brier());
        return new VariantResult(
                metrics,
                intervals,
                reliability.bins(BINS).stream().map(ReliabilityBin::of).toList());
    }

    /**
     * A bin of the reliability chart.
     *
     * @param predicted mean probability
     * @param observed share of engagements
     * @param samples how many candidates
     */
    record ReliabilityBin(
            @JsonProperty("predicted") double predicted,
            @JsonProperty("observed") double observed,
            @JsonProperty("samples") long samples) {

        static ReliabilityBin of(Bin bin) {
            return new ReliabilityBin(bin.predicted(), bin.observed(), bin.samples());
        }
    }
}
