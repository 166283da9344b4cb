/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.measure.Quantiles;
import io.hapsearch.cli.measure.Ranking;

/**
 * How one variant did.
 *
 * @param ndcg mean NDCG@10 against the true gains
 * @param hitRate share of requests with a relevant document among the first 10
 * @param medianMillisOverPlain median of the paired differences to the plain query
 * @param p95MillisOverPlain their 95th percentile
 * @param expressiveShare share of the window's hits that met the expressive model
 */
public record VariantResult(
        @JsonProperty("ndcg@10") double ndcg,
        @JsonProperty("hr@10") double hitRate,
        @JsonProperty("median_ms_over_plain") double medianMillisOverPlain,
        @JsonProperty("p95_ms_over_plain") double p95MillisOverPlain,
        @JsonProperty("expressive_share") double expressiveShare) {

    static VariantResult of(Answers answers, double[] millisOverPlain) {
        Quantiles quantiles = new Quantiles(millisOverPlain);
        return new VariantResult(
                Ranking.mean(answers.rankings(), Ranking::ndcg),
                Ranking.mean(answers.rankings(), Ranking::hitRate),
                quantiles.median(),
                quantiles.at(0.95),
                answers.expressiveShare());
    }
}
