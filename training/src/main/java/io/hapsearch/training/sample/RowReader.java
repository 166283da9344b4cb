/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads rows of a table, cell by cell, into memory of its own that each row uses again. Plain
 * numbers cost no object. Not thread-safe.
 */
final class RowReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int FIRST = 2;

    /** Documents come again and again: so many lists of a column need not be parsed anew. */
    private static final int MAX_LISTS = 10_000;

    private final SampleTable table;
    private final DuckDb duckDb;
    private final List<CellColumn> columns;
    private final CellKind[] kinds;
    private final boolean[] textual;
    private final double[] numbers;
    private final Object[] values;
    private final CellReader cells = new CellReader();
    private final int textsAt;
    private final List<Map<String, List<String>>> lists = new ArrayList<>();
    private long row;

    /** For some columns of a table. */
    RowReader(SampleTable table, DuckDb duckDb, List<CellColumn> columns) {
        this.table = table;
        this.duckDb = duckDb;
        this.columns = List.copyOf(columns);
        this.kinds = columns.stream().map(CellColumn::kind).toArray(CellKind[]::new);
        this.textual = new boolean[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            textual[i] = columns.get(i).isTextOfNumber();
        }
        this.numbers = new double[kinds.length];
        this.values = new Object[kinds.length];
        this.textsAt = FIRST + kinds.length;
        columns.forEach(column -> lists.add(new HashMap<>()));
    }

    /** The table with its rows numbered from 1 in the column {@code hap_row}. */
    String numbered() {
        List<String> names = columns.stream().map(CellColumn::name).distinct().toList();
        return "(SELECT *, row_number() OVER () AS hap_row FROM " + table.select(names) + ")";
    }

    /**
     * What to select of {@link #numbered} under an alias. Texts that are no numbers are rare: they
     * come together in one last column, which is null in all other rows.
     */
    String selection(String alias) {
        List<String> selected = new ArrayList<>(List.of(alias + ".hap_row"));
        columns.forEach(column -> selected.add(column.sql(alias)));
        List<CellColumn> text = columns.stream().filter(CellColumn::isTextOfNumber).toList();
        if (!text.isEmpty()) {
            selected.add(
                    text.stream()
                            .map(
                                    column ->
                                            column.sql(alias)
                                                    + " IS NULL AND "
                                                    + column.text(alias)
                                                    + " <> ''")
                            .collect(
                                    Collectors.joining(
                                            " OR ",
                                            "CASE WHEN ",
                                            text.stream()
                                                    .map(column -> column.text(alias))
                                                    .collect(
                                                            Collectors.joining(
                                                                    ", ", " THEN [", "] END")))));
        }
        return String.join(", ", selected);
    }

    /**
     * Reads a row of {@link #selection}.
     *
     * @throws SampleException for the first cell that is not of its kind
     */
    void read(ResultSet result) throws SQLException {
        row = result.getLong(1);
        Object[] texts = null;
        int text = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] != CellKind.NUMBER) {
                values[i] = value(i, result.getObject(FIRST + i));
                continue;
            }
            double number = result.getDouble(FIRST + i);
            if (number == 0 || Double.isNaN(number)) {
                number = missingOrNot(i, number, result.wasNull());
            }
            if (textual[i]) {
                if (Double.isNaN(number) && texts == null) {
                    Array array = result.getArray(textsAt);
                    texts = array == null ? new Object[0] : (Object[]) array.getArray();
                }
                if (Double.isNaN(number) && texts.length > 0 && texts[text] != null) {
                    number = number(i, texts[text].toString());
                }
                text++;
            }
            if (Double.isInfinite(number)) {
                throw error(i, number, kinds[i].description());
            }
            numbers[i] = number;
        }
    }

    private double missingOrNot(int column, double number, boolean isNull) {
        if (isNull) {
            return Double.NaN;
        }
        if (Double.isNaN(number)) {
            throw error(column, number, kinds[column].description());
        }
        return number;
    }

    private double number(int column, String text) {
        try {
            return text.isEmpty() ? Double.NaN : cells.number(text);
        } catch (IllegalArgumentException e) {
            throw wrong(column, text, e);
        }
    }

    private Object value(int column, Object cell) throws SQLException {
        if (cell == null || cell instanceof String text && text.isEmpty()) {
            return null;
        }
        try {
            return switch (kinds[column]) {
                case KEYWORD -> cells.keyword(cell);
                case KEYWORDS -> keywords(column, cell.toString());
                case VECTOR -> cells.vector(cell);
                case NUMBER -> throw new IllegalStateException("numbers are read elsewhere");
            };
        } catch (IllegalArgumentException e) {
            throw wrong(column, cell, e);
        }
    }

    private List<String> keywords(int column, String text) {
        Map<String, List<String>> seen = lists.get(column);
        List<String> list = seen.get(text);
        if (list == null) {
            list = cells.keywords(text);
            if (seen.size() == MAX_LISTS) {
                seen.clear();
            }
            seen.put(text, list);
        }
        return list;
    }

    /** The number of the row. */
    long row() {
        return row;
    }

    /** A number; NaN if missing. */
    double number(int column) {
        return numbers[column];
    }

    /** A string; null if missing. */
    String keyword(int column) {
        return (String) values[column];
    }

    /** A list of strings or a whole number as its only element; empty if missing. */
    @SuppressWarnings("unchecked")
    List<String> keywords(int column) {
        if (kinds[column] == CellKind.KEYWORDS) {
            return values[column] == null ? List.of() : (List<String>) values[column];
        }
        double number = numbers[column];
        if (Double.isNaN(number)) {
            return List.of();
        }
        if (number != Math.rint(number)) {
            throw error(column, number, "an integer");
        }
        return List.of(Long.toString((long) number));
    }

    /** A vector; null if missing. */
    double[] vector(int column) {
        return (double[]) values[column];
    }

    /** A cell as JSON; null if missing. */
    JsonNode json(int column) {
        if (kinds[column] == CellKind.NUMBER) {
            double number = numbers[column];
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
            if (Double.isNaN(number)) {
                return null;
            }
            return whole ? JSON.numberNode((long) number) : JSON.numberNode(number);
        }
        if (values[column] == null) {
            return null;
        }
        ArrayNode list = JSON.arrayNode();
        switch (kinds[column]) {
            case KEYWORDS -> keywords(column).forEach(list::add);
            case VECTOR -> {
                for (double element : vector(column)) {
                    list.add(element);
                }
            }
            default -> {
                return JSON.textNode(keyword(column));
            }
        }
        return list;
    }

    /** An error of the current row. */
    SampleException error(String message, Throwable cause) {
        return new SampleException(table.place(duckDb, row) + ": " + message, cause);
    }

    /** A cell of the current row that is not what it must be. */
    SampleException error(int column, Object value, String expected) {
        return table.error(duckDb, row, columns.get(column).name(), value, expected);
    }

    /** A cell of the current row that must not be empty. */
    SampleException missing(int column) {
        return error(column, null, kinds[column].description());
    }

    private SampleException wrong(int column, Object cell, IllegalArgumentException cause) {
        SampleException error = error(column, cell, kinds[column].description());
        error.initCause(cause);
        return error;
    }
}
