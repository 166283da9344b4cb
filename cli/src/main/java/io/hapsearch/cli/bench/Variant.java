/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One of the ways to rank that are measured side by side.
 *
 * @param key as reports call it
 * @param search makes the search of one question
 */
record Variant(String key, Search search) {

    /** The query without a rescorer, to which all others are compared. */
    static final String PLAIN = "plain";

    /** Makes searches. Thread-safe. */
    @FunctionalInterface
    interface Search {
        /**
         * The search for one page of ids.
         *
         * @param window how many hits are rescored
         * @param words what to look for; the first one is the focus
         */
        ObjectNode of(int window, List<String> words);
    }
}
