/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** The variants that need no other plugin. Stateless. */
final class OwnVariants {

    static final String LIGHT = "light";
    static final String TWO_STAGE = "two_stage";
    static final String ADAPTIVE = "two_stage_adaptive";
    static final String EXPRESSIVE_ALL = "expressive_all";

    /** Those that the node counts by stage. */
    static final List<String> COUNTED = List.of(LIGHT, TWO_STAGE, ADAPTIVE, EXPRESSIVE_ALL);

    private static final int BUDGET = 100;
    private static final String TOP = "top";

    /** A budget counts over all shards, each of which has a window. */
    static final int MOST_SHARDS = 16;

    private OwnVariants() {}

    /** All of them, the plain query first. */
    static List<Variant> all() {
        return List.of(
                new Variant(Variant.PLAIN, (window, words) -> new Question(words).plain()),
                new Variant(
                        "core_match_all", (window, words) -> new Question(words).matchAll(window)),
                ours(LIGHT, window -> 0, TOP),
                ours(TWO_STAGE, window -> BUDGET, TOP),
                ours(ADAPTIVE, window -> BUDGET, "adaptive"),
                ours(EXPRESSIVE_ALL, window -> MOST_SHARDS * window, TOP));
    }

    private static Variant ours(String name, IntUnaryOperator budget, String policy) {
        return new Variant(
                name,
                (window, words) ->
                        new Question(words).hap(window, budget.applyAsInt(window), policy));
    }
}
