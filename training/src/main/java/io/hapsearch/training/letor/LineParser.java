/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import io.hapsearch.training.sample.SampleException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Parses lines of SVMlight's format, {@code label [qid:id] index:value ... [# comment]}. Not
 * thread-safe.
 */
final class LineParser {
    private static final String QUERY = "qid:";

    private final Path file;
    private String query;

    /** For a file, which errors name. */
    LineParser(Path file) {
        this.file = file;
    }

    /** The query id of the latest line; null if it had none. */
    String query() {
        return query;
    }

    /**
     * Parses a line; null if there is nothing but a comment.
     *
     * @param number its number from 1, for errors
     */
    JudgedDocument parse(String line, long number) {
        int comment = line.indexOf('#');
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return null;
        }
        String[] tokens = text.split("\\s+", -1);
        double label = number(tokens[0], tokens[0], number, "a label of 0 or more");
        if (label < 0) {
            throw error(number, tokens[0], "a label of 0 or more");
        }
        int first = tokens.length > 1 && tokens[1].startsWith(QUERY) ? 2 : 1;
        query = first == 2 ? tokens[1].substring(QUERY.length()) : null;
        long[] order = new long[tokens.length - first];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) index(tokens[first + i], number) << 32 | i;
        }
        Arrays.sort(order);
        int[] indices = new int[order.length];
        double[] values = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            String token = tokens[first + (int) order[i]];
            indices[i] = (int) (order[i] >>> 32);
            values[i] =
                    number(token.substring(token.indexOf(':') + 1), token, number, "index:number");
            if (i > 0 && indices[i] == indices[i - 1]) {
                throw error(number, token, "the only value of its feature");
            }
        }
        return new JudgedDocument((float) label, indices, values);
    }

    private int index(String token, long line) {
        int colon = token.indexOf(':');
        try {
            int index = colon < 1 ? -1 : Integer.parseInt(token.substring(0, colon));
            if (index >= 0) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw error(line, token, "index:number");
        }
        throw error(line, token, "index:number");
    }

    private double number(String text, String token, long line, String expected) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw error(line, token, expected);
        }
        throw error(line, token, expected);
    }

    /** An error of a line. */
    SampleException error(long line, String token, String expected) {
        return new SampleException(
                "[" + file + "] line " + line + ": [" + token + "] is not " + expected);
    }
}
