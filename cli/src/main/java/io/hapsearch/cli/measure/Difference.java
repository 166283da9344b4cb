/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.evaluate.PairedBootstrap;
import java.util.List;
import java.util.Locale;

/**
 * By how much one variant's mean NDCG@10 is above another's, with its 95 % interval by paired
 * bootstrap over requests.
 *
 * @param variant the one
 * @param over the other
 * @param difference the mean difference
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Difference(
        @JsonProperty("variant") String variant,
        @JsonProperty("over") String over,
        @JsonProperty("difference") double difference,
        @JsonProperty("low") double low,
        @JsonProperty("high") double high) {

    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(2_000, 0.95, 1);

    /**
     * Compares two variants.
     *
     * @param a what the one made of each request
     * @param b what the other made of the same requests
     */
    public static Difference of(String variant, List<Ranking> a, String over, List<Ranking> b) {
        PairedBootstrap.Interval interval =
                BOOTSTRAP.difference(
                        Ranking.values(a, Ranking::ndcg), Ranking.values(b, Ranking::ndcg));
        return new Difference(
                variant, over, interval.difference(), interval.low(), interval.high());
    }

    /** One line for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "NDCG@10 of %s over %s: %+.4f, 95 %% interval [%+.4f, %+.4f]",
                variant,
                over,
                difference,
                low,
                high);
    }
}
