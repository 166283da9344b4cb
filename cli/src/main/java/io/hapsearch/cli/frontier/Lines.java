/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.cli.base.CommandFailure;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a text file, also compressed by gzip; they count from 1, empty ones are passed over.
 *
 * @param file which file
 */
record Lines(Path file) {
    private static final int GZIP_MAGIC = 0x8b1f;

    /** Takes a line with its number. */
    @FunctionalInterface
    interface Consumer {
        void accept(int number, String line);
    }

    /**
     * Hands over each line.
     *
     * @throws CommandFailure if the file cannot be read
     */
    void forEach(Consumer consumer) {
        int number = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    consumer.accept(number, line);
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read after line " + number + ": " + e, e);
        }
    }

    static CommandFailure failure(Path file, int number, String what) {
        return new CommandFailure(file + " line " + number + ": " + what, null);
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
    }
}
