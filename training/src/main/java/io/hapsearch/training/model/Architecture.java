/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How both models are built over the features of a spec.
 *
 * @param embedding the width of every embedding table
 * @param shared groups of code features with equal encodings that share one table, for instance a
 *     history param and the item id
 * @param history code features of the request that describe the same history entry by entry, the
 *     latest first, for instance ids and authors: what the expressive model attends to; null or
 *     empty for no attention
 * @param light the light model's layers
 * @param expressive the expressive model's layers
 */
public record Architecture(
        @JsonProperty(required = true) int embedding,
        List<List<String>> shared,
        List<String> history,
        Layers light,
        Layers expressive) {

    /** Checks what can be told without a spec. */
    public Architecture {
        if (embedding < 1 || embedding > 1_024) {
            throw new IllegalArgumentException(
                    "[embedding] must be between 1 and 1024, not " + embedding);
        }
        shared = shared == null ? List.of() : shared.stream().map(List::copyOf).toList();
        history = history == null ? List.of() : List.copyOf(history);
        if (light == null || expressive == null) {
            throw new IllegalArgumentException(
                    "[" + (light == null ? "light" : "expressive") + "] is missing");
        }
    }

    /** Plain towers over any spec, nothing shared and no history. */
    public static Architecture plain() {
        return new Architecture(
                16,
                List.of(),
                List.of(),
                new Layers(List.of(64), List.of(64), 32, List.of(64, 32)),
                new Layers(List.of(128), List.of(128), 64, List.of(256, 128, 64)));
    }

    /**
     * The widths of a model's layers.
     *
     * @param user the hidden layers of the user tower, computed once per request
     * @param item the hidden layers of the item tower
     * @param tower the width in which the towers meet
     * @param dense the layers after the join; the last one is the hidden output
     */
    public record Layers(
            List<Integer> user,
            List<Integer> item,
            @JsonProperty(required = true) int tower,
            List<Integer> dense) {
        /** Checks widths. */
        public Layers {
            user = user == null ? List.of() : List.copyOf(user);
            item = item == null ? List.of() : List.copyOf(item);
            if (dense == null || dense.isEmpty()) {
                throw new IllegalArgumentException("[dense] is missing or empty");
            }
            dense = List.copyOf(dense);
            if (tower < 1) {
                throw new IllegalArgumentException("[tower] must be positive, not " + tower);
            }
            for (List<Integer> widths : List.of(user, item, dense)) {
                if (widths.stream().anyMatch(width -> width < 1)) {
                    throw new IllegalArgumentException(
                            "a layer must have a positive width: " + widths);
                }
            }
        }
    }
}
