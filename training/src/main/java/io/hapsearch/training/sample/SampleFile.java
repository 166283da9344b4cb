/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file that DuckDB reads: CSV (with a header), Parquet, or JSON with an object a line; CSV and
 * JSON may be gzipped.
 *
 * @param path where it is
 */
record SampleFile(Path path) {

    /** Its name, for errors. */
    String name() {
        return path.toString();
    }

    /**
     * The table expression.
     *
     * @throws SampleException if it is not readable or its name says no format
     */
    String table() {
        if (!Files.isReadable(path)) {
            throw new SampleException("[" + path + "] is missing or not readable");
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        name = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        String literal = DuckDb.literal(path);
        if (name.endsWith(".csv")) {
            return "read_csv(" + literal + ", header = true, all_varchar = true, parallel = false)";
        }
        if (name.endsWith(".parquet")) {
            return "read_parquet(" + literal + ")";
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "read_json(" + literal + ", format = 'newline_delimited')";
        }
        throw new SampleException("[" + path + "] is neither .csv, .parquet nor .jsonl");
    }

    /** The names of its columns. */
    List<String> columns(DuckDb duckDb) {
        List<String> columns = new ArrayList<>();
        duckDb.forEach(
                name(), "DESCRIBE SELECT * FROM " + table(), row -> columns.add(row.getString(1)));
        return columns;
    }

    /** A row as errors call it; rows count from 1, without a header. */
    String place(long row) {
        return "[" + path + "] row " + row;
    }

    /** A cell that is not what it must be. */
    SampleException error(long row, String column, Object value, String expected) {
        return new SampleException(
                place(row) + ", column [" + column + "]: [" + value + "] is not " + expected);
    }
}
