/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM heap size such as {@code 512m} or {@code 2g}. Immutable.
 *
 * @param megabytes at least 1
 */
public record HeapSize(int megabytes) {

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})([mg])");

    public HeapSize {
        if (megabytes < 1) {
            throw new IllegalArgumentException("heap of " + megabytes + " MB");
        }
    }

    /**
     * Parses digits followed by {@code m} or {@code g}.
     *
     * @throws IllegalArgumentException on anything else
     */
    public static HeapSize parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a heap size such as 512m or 2g");
        }
        int number = Integer.parseInt(matcher.group(1));
        return new HeapSize(matcher.group(2).equals("g") ? number * 1024 : number);
    }

    @Override
    public String toString() {
        return megabytes + "m";
    }
}
