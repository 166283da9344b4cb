/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import java.util.regex.Pattern;

/**
 * The identity of a bundle.
 *
 * @param name what the model is for, for instance {@code feed}
 * @param version which of its versions, for instance {@code 7} or {@code 2026-11-22}
 */
public record BundleName(String name, String version) implements Comparable<BundleName> {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9_.\\-]{0,63}");

    /**
     * Checks both parts: lower-case letters, digits, {@code _ . -}, at most 64 characters, a letter
     * or digit first.
     */
    public BundleName {
        require("name", name);
        require("version", version);
    }

    /**
     * Checks a name, a version or an alias.
     *
     * @param key how errors call it
     */
    public static void require(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("[" + key + "] is missing");
        }
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "[" + key + "] must match " + PATTERN.pattern() + ", [" + value + "] does not");
        }
    }

    @Override
    public int compareTo(BundleName other) {
        int names = name.compareTo(other.name);
        return names != 0 ? names : version.compareTo(other.version);
    }

    /** As requests write it: {@code name/version}. */
    @Override
    public String toString() {
        return name + "/" + version;
    }
}
