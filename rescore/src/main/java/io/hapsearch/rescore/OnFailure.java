/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of a request whose model fails. */
public enum OnFailure {
    /**
     * Every hit keeps the best score that it has got: expressive, light, or its place in retrieval
     * order.
     */
    LIGHT,
    /** The whole window keeps its retrieval order. */
    RETRIEVAL,
    /** The rescore fails. */
    FAIL;

    private final String key = name().toLowerCase(Locale.ROOT);

    /**
     * The choice as requests and settings write it.
     *
     * @throws IllegalArgumentException that names it and lists the known ones
     */
    public static OnFailure parse(String name) {
        for (OnFailure choice : values()) {
            if (choice.key.equals(name)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(
                "unknown on_failure [" + name + "], known are " + Arrays.toString(values()));
    }

    /** The name as requests and settings write it. */
    @Override
    public String toString() {
        return key;
    }
}
