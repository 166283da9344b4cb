/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that is not CSV. DuckDB tells of it in some twenty lines, most of them advice on its own
 * options.
 *
 * @param file where it is
 * @param row which it is, from 1, without the header
 * @param line the line, or its first part
 * @param reason what is wrong with it, in DuckDB's words
 */
record CsvError(String file, long row, String line, String reason) {
    private static final Pattern MESSAGE =
            Pattern.compile(
                    "CSV Error on Line: (\\d+)\nOriginal Line: ([^\n]*)\n.*?([^\n]+)\n+Possible .*"
                            + "\n  file = ([^\n]*)\n.*\n  header = (true|false)",
                    Pattern.DOTALL);
    private static final int LONGEST = 200;

    /** The error that a message of DuckDB tells of, if it is one of these. */
    static Optional<CsvError> of(String message) {
        Matcher matcher = MESSAGE.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        // DuckDB counts rows, as quoted cells may have several lines; the header is one of them
        long row = Long.parseLong(matcher.group(1)) - (matcher.group(5).equals("true") ? 1 : 0);
        String line = matcher.group(2);
        return Optional.of(
                new CsvError(
                        matcher.group(4),
                        row,
                        line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line,
                        matcher.group(3)));
    }

    /** All of it in one line. */
    String message() {
        return "[" + file + "] row " + row + ": [" + line + "] cannot be read: " + reason;
    }
}
