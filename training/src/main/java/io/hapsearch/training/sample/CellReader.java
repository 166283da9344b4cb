/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Turns cells as DuckDB gives them into JSON values of a kind. Stateless. */
final class CellReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * The value of a cell; empty if the cell is.
     *
     * @throws IllegalArgumentException if the cell is not of that kind
     */
    Optional<JsonNode> read(Object cell, CellKind kind) throws SQLException {
        if (cell == null || cell instanceof String text && text.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case NUMBER -> Optional.of(number(cell));
            case KEYWORD -> Optional.of(keyword(cell));
            case KEYWORDS -> Optional.of(keywords(cell));
            case VECTOR -> Optional.of(vector(cell));
        };
    }

    private static JsonNode number(Object cell) {
        if (cell instanceof Boolean flag) {
            return JSON.numberNode(flag ? 1 : 0);
        }
        if (cell instanceof Timestamp time) {
            return JSON.numberNode(time.getTime());
        }
        if (cell instanceof OffsetDateTime time) {
            return JSON.numberNode(time.toInstant().toEpochMilli());
        }
        if (cell instanceof Long
                || cell instanceof Integer
                || cell instanceof Short
                || cell instanceof Byte) {
            return JSON.numberNode(((Number) cell).longValue());
        }
        double value =
                cell instanceof Number number ? number.doubleValue() : parse(cell.toString());
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not finite");
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    private static double parse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? 1 : 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            try {
                return Instant.parse(text).toEpochMilli();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("neither a number nor a time", notANumber);
            }
        }
    }

    private static JsonNode keyword(Object cell) {
        if (cell instanceof Array) {
            throw new IllegalArgumentException("a list");
        }
        return JSON.textNode(cell.toString());
    }

    private JsonNode keywords(Object cell) throws SQLException {
        ArrayNode keywords = JSON.arrayNode();
        if (cell instanceof Array array) {
            for (Object element : (Object[]) array.getArray()) {
                keywords.add(element.toString());
            }
        } else if (cell instanceof String text && text.startsWith("[")) {
            for (JsonNode element : list(text)) {
                if (!element.isValueNode() || element.isNull()) {
                    throw new IllegalArgumentException("holds " + element);
                }
                keywords.add(element.asText());
            }
        } else {
            keywords.add(cell.toString());
        }
        return keywords;
    }

    private JsonNode vector(Object cell) throws SQLException {
        ArrayNode vector = JSON.arrayNode();
        if (cell instanceof Array array) {
            for (Object element : (Object[]) array.getArray()) {
                vector.add(number(element));
            }
        } else {
            for (JsonNode element : list(cell.toString())) {
                if (!element.isNumber()) {
                    throw new IllegalArgumentException("holds " + element);
                }
                vector.add(element);
            }
        }
        return vector;
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
