/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/** What a column of a sample file holds. */
enum CellKind {
    /**
     * One finite number; a boolean counts as 0 or 1, a timestamp as milliseconds since the epoch.
     */
    NUMBER("a number"),
    /** One string or number. */
    KEYWORD("a string or a number"),
    /** A list of strings or numbers, or one of them; in CSV a JSON array or plain text. */
    KEYWORDS("a list of strings or numbers"),
    /** A list of finite numbers; in CSV a JSON array. */
    VECTOR("a list of numbers");

    private final String description;

    CellKind(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
