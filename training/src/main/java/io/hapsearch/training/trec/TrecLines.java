/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A file of lines with columns between blanks, also compressed by gzip. Lines count from 1; empty
 * ones are passed over.
 *
 * @param file which file
 * @param columns what a line holds, for errors
 */
record TrecLines(Path file, String columns) {
    private static final int GZIP_MAGIC = 0x8b1f;

    /**
     * Hands over each line.
     *
     * @throws TrecException if the file cannot be read, or holds no line at all
     */
    void forEach(Consumer<Line> consumer) {
        int number = 0;
        boolean empty = true;
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(open(), StandardCharsets.UTF_8.newDecoder()))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank()) {
                    empty = false;
                    consumer.accept(line(number, text));
                }
            }
        } catch (IOException e) {
            throw new TrecException(
                    "[" + file + "] cannot be read after line " + number + ": " + e, e);
        }
        if (empty) {
            throw new TrecException("[" + file + "] is empty");
        }
    }

    private InputStream open() throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            int magic = in.read() | in.read() << 8;
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
        } catch (IOException | RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    private Line line(int number, String text) {
        String[] cells = text.strip().split("\\s+");
        int wanted = columns.split(" ").length;
        if (cells.length != wanted) {
            throw new TrecException(
                    "["
                            + file
                            + "] line "
                            + number
                            + " has "
                            + cells.length
                            + " columns instead of the "
                            + wanted
                            + " of a line ["
                            + columns
                            + "]");
        }
        return new Line(file, number, cells);
    }

    /**
     * A line.
     *
     * @param file where it is
     * @param number its number, from 1
     * @param cells its columns
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Line(Path file, int number, String[] cells) {

        String cell(int column) {
            return cells[column];
        }

        int integer(int column, String name) {
            try {
                return Integer.parseInt(cells[column]);
            } catch (NumberFormatException e) {
                throw wrong(name, cells[column] + "] is not a whole number", e);
            }
        }

        double finite(int column, String name) {
            double value;
            try {
                value = Double.parseDouble(cells[column]);
            } catch (NumberFormatException e) {
                throw wrong(name, cells[column] + "] is not a number", e);
            }
            if (!Double.isFinite(value)) {
                throw wrong(name, cells[column] + "] is not finite", null);
            }
            return value;
        }

        TrecException twice(String query, String document) {
            return new TrecException(
                    place() + ": document [" + document + "] of query [" + query + "] again");
        }

        private TrecException wrong(String name, String what, Throwable cause) {
            return new TrecException(place() + ": " + name + " [" + what, cause);
        }

        private String place() {
            return "[" + file + "] line " + number;
        }
    }
}
