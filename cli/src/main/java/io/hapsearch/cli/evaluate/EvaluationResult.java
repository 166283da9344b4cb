/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.base.Table;
import io.hapsearch.cli.measure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code hap evaluate} prints.
 *
 * @param bundle the bundle's name and version
 * @param dataset the data set's name
 * @param requests how many held-out requests were ranked
 * @param budget how many hits of a request may meet the expressive model in two stages
 * @param variants how each variant did
 * @param differences how sure the differences are
 */
record EvaluationResult(
        @JsonProperty("bundle") String bundle,
        @JsonProperty("dataset") String dataset,
        @JsonProperty("requests") int requests,
        @JsonProperty("budget") int budget,
        @JsonProperty("variants") Map<String, VariantQuality.Summary> variants,
        @JsonProperty("differences") List<Difference> differences) {

    /** Lines for people. */
    List<String> lines() {
        Table table =
                new Table(
                        List.of(
                                "variant",
                                "NDCG@10",
                                "HR@10",
                                "Recall@100",
                                "MRR@10",
                                "AUC",
                                "met expressive model"));
        variants.forEach((name, quality) -> table.row(row(name, quality)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                bundle
                        + " on "
                        + requests
                        + " held-out requests of "
                        + dataset
                        + ", budget "
                        + budget);
        differences.forEach(difference -> lines.add(difference.text()));
        return lines;
    }

    private static List<String> row(String name, VariantQuality.Summary quality) {
        return List.of(
                name,
                number(quality.ndcg()),
                number(quality.hitRate()),
                number(quality.recall()),
                number(quality.reciprocalRank()),
                quality.auc() == null ? "-" : number(quality.auc()),
                String.format(Locale.ROOT, "%.1f %%", 100 * quality.expressiveShare()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
