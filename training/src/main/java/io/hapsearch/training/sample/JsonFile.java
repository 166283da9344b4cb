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
     * @throws SampleException if a line is no JSON
     */
    Map<String, String> columns(DuckDb duckDb) {
        Map<String, String> columns = new LinkedHashMap<>();
        duckDb.forEach(
                path.toString(),
                "SELECT DISTINCT unnest(json_keys(json)) AS key FROM read_json_objects("
                        + DuckDb.literal(path)
                        + ", format = 'newline_delimited') ORDER BY key",
                row -> columns.put(row.getString(1), "VARCHAR"));
        return columns;
    }
}
