/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.List;

/** The variants that need no other plugin. Stateless. */
final class OwnVariants {

    static final String LIGHT = "light";
    static final String TWO_STAGE = "two_stage";
    static final String EXPRESSIVE_ALL = "expressive_all";

    /** Those that the node counts by stage. */
    static final List<String> COUNTED = List.of(LIGHT, TWO_STAGE, EXPRESSIVE_ALL);

    private static final int BUDGET = 100;

    private OwnVariants() {}

    /** All of them, the plain query first. */
    static List<Variant> all() {
        return List.of(
                new Variant(Variant.PLAIN, (window, words) -> new Question(words).plain()),
                new Variant(
                        "core_match_all", (window, words) -> new Question(words).matchAll(window)),
                new Variant(LIGHT, (window, words) -> new Question(words).hap(window, 0)),
                new Variant(TWO_STAGE, (window, words) -> new Question(words).hap(window, BUDGET)),
                new Variant(
                        EXPRESSIVE_ALL,
                        (window, words) -> new Question(words).hap(window, 4 * window)));
    }
}
