/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;

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
        try {
            line(mapper.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value for JSON: " + value, e);
        }
    }
}
