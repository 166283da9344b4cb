/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads cells that are text or arrays. Every method throws {@link IllegalArgumentException} for a
 * cell that is not of its kind. Stateless.
 */
final class CellReader {
    private final ObjectMapper mapper = new ObjectMapper();

    /** A finite number, a boolean as 0 or 1, or a time as milliseconds since the epoch. */
    double number(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? 1 : 0;
        }
        try {
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            try {
                return Instant.parse(text).toEpochMilli();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("neither a number nor a time", notANumber);
            }
        }
    }

    /** A string; one that has the form of a list is one all the same. */
    String keyword(Object cell) {
        if (cell instanceof Array) {
            throw new IllegalArgumentException("a list");
        }
        return cell.toString();
    }

    /** A JSON array, or one value. */
    List<String> keywords(String text) {
        if (!text.startsWith("[")) {
            return List.of(text);
        }
        List<String> keywords = new ArrayList<>();
        for (JsonNode element : list(text)) {
            if (!element.isValueNode() || element.isNull()) {
                throw new IllegalArgumentException("holds " + element);
            }
            keywords.add(element.asText());
        }
        return List.copyOf(keywords);
    }

    /** A list of finite numbers. */
    double[] vector(Object cell) throws SQLException {
        if (cell instanceof Array array) {
            Object[] elements = (Object[]) array.getArray();
            double[] vector = new double[elements.length];
            for (int i = 0; i < vector.length; i++) {
                if (elements[i] == null) {
                    throw new IllegalArgumentException("holds null");
                }
                vector[i] = finite(((Number) elements[i]).doubleValue());
            }
            return vector;
        }
        JsonNode list = list(cell.toString());
        double[] vector = new double[list.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!list.get(i).isNumber()) {
                throw new IllegalArgumentException("holds " + list.get(i));
            }
            vector[i] = finite(list.get(i).doubleValue());
        }
        return vector;
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not finite");
        }
        return number;
    }

    private JsonNode list(String text) {
        try {
            JsonNode list = mapper.readTree(text);
            if (list.isArray()) {
                return list;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON array", e);
        }
        throw new IllegalArgumentException("not a JSON array");
    }
}
