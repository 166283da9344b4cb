/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a jvm.options file: one flag a line, {@code #} for comments, {@code N-:} before a flag for
 * JDK N and newer. Stateless, thread-safe.
 */
final class JvmOptions {

    private static final Pattern LINE = Pattern.compile("(?:(\\d+)-:)?(-.+)");

    /** The flags for a JDK of this feature version. */
    List<String> read(Path file, int feature) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .flatMap(line -> flag(file, line, feature).stream())
                    .toList();
        } catch (IOException e) {
            throw new NodeFailure("Cannot read " + file + ": " + e, e);
        }
    }

    private static Optional<String> flag(Path file, String line, int feature) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new NodeFailure("Not a JVM flag in " + file + ": " + line);
        }
        boolean applies = matcher.group(1) == null || feature >= Integer.parseInt(matcher.group(1));
        return applies ? Optional.of(matcher.group(2)) : Optional.empty();
    }
}
