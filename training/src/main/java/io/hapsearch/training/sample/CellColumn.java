/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a table as it is asked for, so that cells come in few forms: numbers as doubles,
 * times among them as milliseconds since the epoch, lists of strings as JSON, vectors as arrays,
 * everything else as text.
 *
 * @param name the column
 * @param kind what it must hold
 * @param type its type in DuckDB
 */
record CellColumn(String name, CellKind kind, String type) {
    private static final String NUMERIC =
            "((TINY|SMALL|BIG|HUGE|U|UTINY|USMALL|UBIG|UHUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\\([0-9,]+\\)|BOOLEAN)";
    private static final Pattern NUMBER = Pattern.compile(NUMERIC);
    private static final Pattern NUMBERS = Pattern.compile(NUMERIC + "\\[\\d*]");
    private static final Pattern TIME = Pattern.compile("TIMESTAMP[^\\[]*|DATE");

    /** Whether cells are text that may or may not be a number. */
    boolean isTextOfNumber() {
        return kind == CellKind.NUMBER && !typed(NUMBER) && !typed(TIME);
    }

    /** The expression for the cell as text. */
    String text(String table) {
        return "CAST(" + cell(table) + " AS VARCHAR)";
    }

    /** The expression to select; null for cells that are text but no number. */
    String sql(String table) {
        String cell = cell(table);
        return switch (kind) {
            case NUMBER -> {
                if (typed(TIME)) {
                    yield "CAST(epoch_ms(" + cell + ") AS DOUBLE)";
                }
                yield typed(NUMBER)
                        ? "CAST(" + cell + " AS DOUBLE)"
                        : "TRY_CAST(" + text(table) + " AS DOUBLE)";
            }
            case KEYWORD, KEYWORDS -> {
                if (type.endsWith("]")) {
                    // one text for a list costs far less to fetch than an array of them
                    yield kind == CellKind.KEYWORDS
                            ? "CAST(to_json(" + cell + ") AS VARCHAR)"
                            : "CAST(" + cell + " AS VARCHAR[])";
                }
                // an integer column with empty cells is one of floating point in many tools
                yield type.equals("DOUBLE") || type.equals("FLOAT")
                        ? "CASE WHEN "
                                + cell
                                + " = trunc("
                                + cell
                                + ") AND abs("
                                + cell
                                + ") < 1e15 THEN CAST(CAST("
                                + cell
                                + " AS BIGINT) AS VARCHAR) ELSE CAST("
                                + cell
                                + " AS VARCHAR) END"
                        : text(table);
            }
            case VECTOR -> {
                if (typed(NUMBERS)) {
                    yield "CAST(" + cell + " AS DOUBLE[])";
                }
                // of other lists, an error is to show what they hold
                yield type.endsWith("]") ? "CAST(to_json(" + cell + ") AS VARCHAR)" : text(table);
            }
        };
    }

    private String cell(String table) {
        return table + "." + DuckDb.identifier(name);
    }

    private boolean typed(Pattern pattern) {
        return pattern.matcher(type.toUpperCase(Locale.ROOT)).matches();
    }
}
