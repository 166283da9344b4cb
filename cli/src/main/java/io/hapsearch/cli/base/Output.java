/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command's result goes: text for people, or one JSON document for machines. Not
 * thread-safe.
 */
public final class Output {

    private final PrintWriter out;
    private final ObjectMapper mapper =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Output(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line for people. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * Prints the value as JSON.
     *
     * @param value a record, map or list that Jackson can write
     */
    public void json(Object value) {
        line(text(value));
    }

    /**
     * Writes the value as JSON to a file; its folder must be there.
     *
     * @param value a record, map or list that Jackson can write
     * @throws CommandFailure if the file cannot be written
     */
    public void jsonFile(Path file, Object value) {
        try {
            Files.writeString(file, text(value) + "\n");
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + file + ": " + e, e);
        }
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value for JSON: " + value, e);
        }
    }
}
