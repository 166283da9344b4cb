/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file: a header, commas between cells, double quotes around those that need them. DuckDB is
 * told so: left to itself it would guess from the first rows, and stumble over quotes that first
 * come later.
 *
 * @param path where it is, plain or gzipped
 */
record CsvFile(Path path) {
    private static final Pattern CELL =
            Pattern.compile("\\G(?:\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|([^,\"]*))(,|$)");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * The columns, all of text.
     *
     * @throws SampleException if there is no header, or two columns have one name
     */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Matcher cell = CELL.matcher(header());
        boolean last = false;
        while (!last) {
            if (!cell.find()) {
                throw new SampleException("[" + path + "] has a header that is not CSV");
            }
            String quoted = cell.group(1);
            String name = quoted == null ? cell.group(2).strip() : quoted.replace("\"\"", "\"");
            if (name.isEmpty()) {
                // data frames are often written with a nameless column of row numbers
                name = "column" + columns.size();
            }
            if (!names.add(name)) {
                throw new SampleException("[" + path + "] has two columns [" + name + "]");
            }
            columns.put(name, "VARCHAR");
            last = cell.group(3).isEmpty();
        }
        return columns;
    }

    /** The table expression of files, with all columns, in the order of files and rows. */
    static String table(List<CsvFile> files) {
        Map<List<String>, List<CsvFile>> byOrder =
                files.stream()
                        .collect(
                                Collectors.groupingBy(
                                        file -> List.copyOf(file.columns().keySet())));
        if (byOrder.size() == 1) {
            return table(files, byOrder.keySet().iterator().next());
        }
        // DuckDB may begin with any part of a union, and takes columns by position within one part
        List<String> parts = new ArrayList<>();
        for (CsvFile file : files) {
            parts.add(
                    "SELECT "
                            + parts.size()
                            + " AS hap_file, row_number() OVER () AS hap_line, * FROM "
                            + table(List.of(file), file.columns().keySet()));
        }
        return "(SELECT * EXCLUDE (hap_file, hap_line) FROM ("
                + String.join(" UNION ALL BY NAME ", parts)
                + ") ORDER BY hap_file, hap_line)";
    }

    private static String table(List<CsvFile> files, Collection<String> columns) {
        String paths =
                files.stream()
                        .map(file -> DuckDb.literal(file.path))
                        .collect(Collectors.joining(", ", "[", "]"));
        return columns.stream()
                .map(column -> DuckDb.literal(column) + ": 'VARCHAR'")
                .collect(
                        Collectors.joining(
                                ", ",
                                "read_csv("
                                        + paths
                                        + ", auto_detect = false, header = true, delim = ',',"
                                        + " quote = '\"', escape = '\"', columns = {",
                                "})"));
    }

    private String header() {
        try (InputStream file = Files.newInputStream(path);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(content(file), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            if (header == null) {
                throw new SampleException("[" + path + "] has no header");
            }
            return header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
        } catch (IOException e) {
            throw new SampleException("[" + path + "] cannot be read: " + e.getMessage(), e);
        }
    }

    private InputStream content(InputStream file) throws IOException {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                ? new GZIPInputStream(file)
                : file;
    }
}
