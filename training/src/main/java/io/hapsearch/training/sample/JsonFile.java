/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of JSON lines, an object each.
 *
 * @param path where it is, plain or gzipped
 */
record JsonFile(Path path) {

    /**
     * The columns, all read as text: the keys of all lines. DuckDB's own columns are those of the
     * first lines, or cost four times as much, since it finds the types too.
     *
     * @throws SampleException that names the first line that is no object
     */
    Map<String, String> columns(DuckDb duckDb) {
        Map<String, String> columns = new LinkedHashMap<>();
        try {
            duckDb.forEach(
                    path.toString(),
                    "SELECT DISTINCT unnest(CASE WHEN json_type(json) = 'OBJECT' THEN json_keys(json)"
                            + " ELSE error('not an object') END) AS key FROM read_json_objects("
                            + DuckDb.literal(path)
                            + ", format = 'newline_delimited') ORDER BY key",
                    row -> columns.put(row.getString(1), "VARCHAR"));
        } catch (SampleException e) {
            // which tells neither the row nor what is there
            requireObjects(duckDb);
            throw e;
        }
        return columns;
    }

    /** Reads lines as one cell each, which fails at none. */
    private void requireObjects(DuckDb duckDb) {
        duckDb.forEach(
                path.toString(),
                "SELECT n, left(line, 200) FROM (SELECT line, row_number() OVER () AS n FROM read_csv("
                        + DuckDb.literal(path)
                        + ", auto_detect = false, header = false, delim = E'\\x01', quote = '', escape = '',"
                        + " max_line_size = 16777216, columns = {line: 'VARCHAR'}) WHERE line IS NOT NULL)"
                        + " WHERE NOT json_valid(line) OR json_type(line) <> 'OBJECT' LIMIT 1",
                row -> {
                    throw new SampleException(
                            "["
                                    + path
                                    + "] row "
                                    + row.getLong(1)
                                    + ": ["
                                    + row.getString(2)
                                    + "] is not a JSON object");
                });
    }
}
