/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What DuckDB reads as one table: a file, the files of a folder, or those that a pattern such as
 * {@code logs/day-*.parquet} names, in order of their names. CSV has a header, JSON an object a
 * line; both may be gzipped. Immutable.
 *
 * @param name as the user gave it
 * @param files what it stands for, all of one format
 */
record SampleTable(String name, List<Path> files) {
    private static final String PARQUET = ".parquet";
    private static final List<String> FORMATS = List.of(PARQUET, ".csv", ".jsonl", ".ndjson");

    /**
     * Finds the files.
     *
     * @throws SampleException if there are none, or of no known or of several formats
     */
    static SampleTable of(Path path) {
        List<Path> files = Files.exists(path) ? List.of(path) : matching(path);
        if (Files.isDirectory(path)) {
            files = list(path, "*").stream().filter(file -> format(file) != null).toList();
        }
        if (files.isEmpty() || !files.stream().allMatch(Files::isReadable)) {
            throw new SampleException("[" + path + "] is missing or not readable");
        }
        for (Path file : files) {
            if (format(file) == null) {
                throw new SampleException("[" + file + "] is neither .csv, .parquet nor .jsonl");
            }
            if (!format(file).equals(format(files.getFirst()))) {
                throw new SampleException(
                        "[" + file + "] is not of the same format as [" + files.getFirst() + "]");
            }
        }
        return new SampleTable(path.toString(), files);
    }

    private static List<Path> matching(Path pattern) {
        Path folder = pattern.toAbsolutePath().getParent();
        boolean glob = pattern.getFileName().toString().matches(".*[*?\\[{].*");
        return glob && folder != null && Files.isDirectory(folder)
                ? list(folder, pattern.getFileName().toString())
                : List.of();
    }

    private static List<Path> list(Path folder, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(folder, glob)) {
            matching.forEach(files::add);
        } catch (IOException e) {
            throw new SampleException("[" + folder + "] cannot be read: " + e, e);
        }
        return files.stream().filter(Files::isRegularFile).sorted().toList();
    }

    private static String format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return FORMATS.stream()
                .filter(format -> plain.endsWith(format))
                .map(format -> format.equals(".ndjson") ? ".jsonl" : format)
                .findFirst()
                .orElse(null);
    }

    private boolean json() {
        return format(files.getFirst()).equals(".jsonl");
    }

    private boolean parquet() {
        return format(files.getFirst()).equals(PARQUET);
    }

    /**
     * The columns and their types; those of text formats are all text.
     *
     * @throws SampleException if a file lacks a column that another one has
     */
    Map<String, String> columns(DuckDb duckDb) {
        Map<String, String> first = columns(duckDb, files.getFirst());
        for (Path file : files.subList(1, files.size())) {
            Map<String, String> other = columns(duckDb, file);
            if (json()) {
                // a key that occurs nowhere in a file may still belong there
                first.putAll(other);
            } else if (!other.equals(first)) {
                throw new SampleException(
                        "["
                                + file
                                + "] has the columns "
                                + other
                                + ", but ["
                                + files.getFirst()
                                + "] has "
                                + first);
            }
        }
        return first;
    }

    private Map<String, String> columns(DuckDb duckDb, Path file) {
        if (json()) {
            return new JsonFile(file).columns(duckDb);
        }
        if (!parquet()) {
            return new CsvFile(file).columns();
        }
        Map<String, String> columns = new LinkedHashMap<>();
        duckDb.forEach(
                file.toString(),
                "DESCRIBE SELECT * FROM " + reader(List.of(file)),
                row -> columns.put(row.getString(1), row.getString(2)));
        return columns;
    }

    /**
     * The table expression for some columns, in the order of files and rows.
     *
     * @param wanted the names of columns that are there
     */
    String select(Iterable<String> wanted) {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (String column : wanted) {
            String name = DuckDb.identifier(column);
            names.add(json() ? name + " ->> '$' AS " + name : name);
            types.add(DuckDb.literal(column) + ": 'JSON'");
        }
        String table =
                json()
                        ? "read_json("
                                + list(files)
                                + ", format = 'newline_delimited', columns = {"
                                + String.join(", ", types)
                                + "})"
                        : reader(files);
        return "(SELECT " + String.join(", ", names) + " FROM " + table + ")";
    }

    private String reader(List<Path> some) {
        return parquet()
                ? "read_parquet(" + list(some) + ")"
                : CsvFile.table(some.stream().map(CsvFile::new).toList());
    }

    private static String list(List<Path> files) {
        return files.stream().map(DuckDb::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A row as errors call it: in its file, counted from 1, without a header. */
    String place(DuckDb duckDb, long row) {
        long[] before = {0};
        for (Path file : files.subList(0, files.size() - 1)) {
            long[] rows = {0};
            String counted = new SampleTable(name, List.of(file)).counted();
            duckDb.forEach(file.toString(), counted, result -> rows[0] = result.getLong(1));
            if (row <= before[0] + rows[0]) {
                return "[" + file + "] row " + (row - before[0]);
            }
            before[0] += rows[0];
        }
        return "[" + files.getLast() + "] row " + (row - before[0]);
    }

    private String counted() {
        return "SELECT count(*) FROM "
                + (json()
                        ? "read_json("
                                + list(files)
                                + ", format = 'newline_delimited', columns = {request_id: 'JSON'})"
                        : reader(files));
    }

    /** A cell that is not what it must be. */
    SampleException error(DuckDb duckDb, long row, String column, Object value, String expected) {
        return new SampleException(
                place(duckDb, row)
                        + ", column ["
                        + column
                        + "]: ["
                        + value
                        + "] is not "
                        + expected);
    }
}
