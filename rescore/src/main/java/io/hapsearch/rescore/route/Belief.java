/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * What the adaptive policy believes before it has seen an expressive score: the parameters of its
 * Gaussian process over calibrated log odds, whose mean is the light model's. All but {@code
 * deviation} and {@code patience} are relative to {@code deviation}.
 *
 * @param shift how much the whole request may differ from what the light model says
 * @param slope how much more, or less, a unit of light log odds may mean in this request
 * @param own the variance that a hit shares with no other
 * @param deviation how far the expressive log odds of hits that resemble each other are from the
 *     light ones, in log odds
 * @param patience how many observed hits count as much as {@code deviation} for what a request's
 *     deviation is
 */
public record Belief(double shift, double slope, double own, double deviation, double patience) {

    /**
     * Where hits resemble each other by the light model's hidden layer; chosen on recommendation
     * feeds, see docs/experiments/routing.md.
     */
    public static final Belief DEFAULT = new Belief(0.3, 0.1, 2, 1, 15);

    /** Where they do by the words of their texts; chosen on TREC runs. */
    public static final Belief TEXTS = new Belief(0.6, 0.15, 0.1, 1, 15);

    /** Checks ranges. */
    public Belief {
        require("shift", shift >= 0);
        require("slope", slope >= 0);
        require("own", own > 0);
        require("deviation", deviation > 0);
        require("patience", patience > 0);
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("[" + name + "] is out of range");
        }
    }
}
