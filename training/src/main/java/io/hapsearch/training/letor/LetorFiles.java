/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import io.hapsearch.training.sample.SampleException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Learning-to-rank files in SVMlight's format, plain or gzipped. Lines of one query stand together:
 * they have the same {@code qid}, or, where lines have none, a file beside with the further ending
 * {@code .query} tells how many lines each query has, one number a line (LightGBM's variant).
 *
 * @param files in the order in which they are read
 */
record LetorFiles(List<Path> files) {

    /**
     * Reads query by query.
     *
     * @throws SampleException that names file and line if one is not as it must be
     */
    void forEach(Consumer<JudgedQuery> consumer) {
        Set<String> seen = new HashSet<>();
        for (Path file : files) {
            try (BufferedReader lines = open(file)) {
                Path sizes = file.resolveSibling(file.getFileName() + ".query");
                if (Files.isRegularFile(sizes)) {
                    bySize(file, sizes, lines, query -> accept(file, query, seen, consumer));
                } else {
                    byId(file, lines, query -> accept(file, query, seen, consumer));
                }
            } catch (IOException e) {
                throw new SampleException("[" + file + "] cannot be read: " + e, e);
            }
        }
    }

    private static void accept(
            Path file, JudgedQuery query, Set<String> seen, Consumer<JudgedQuery> consumer) {
        if (!seen.add(query.id())) {
            throw new SampleException(
                    "["
                            + file
                            + "]: the lines of query ["
                            + query.id()
                            + "] do not stand together");
        }
        consumer.accept(new JudgedQuery(query.id(), seen.size() - 1, query.documents()));
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(
                        zipped ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }

    private static void byId(Path file, BufferedReader lines, Consumer<JudgedQuery> consumer)
            throws IOException {
        LineParser parser = new LineParser(file);
        List<JudgedDocument> documents = new ArrayList<>();
        String id = null;
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JudgedDocument document = parser.parse(line, ++number);
            if (document == null) {
                continue;
            }
            if (parser.query() == null) {
                throw new SampleException(
                        "["
                                + file
                                + "] line "
                                + number
                                + " has no qid, and there is no file ["
                                + file.getFileName()
                                + ".query] of query sizes beside it");
            }
            if (!parser.query().equals(id) && id != null) {
                consumer.accept(new JudgedQuery(id, 0, documents));
                documents = new ArrayList<>();
            }
            id = parser.query();
            documents.add(document);
        }
        if (id != null) {
            consumer.accept(new JudgedQuery(id, 0, documents));
        }
    }

    private static void bySize(
            Path file, Path sizes, BufferedReader lines, Consumer<JudgedQuery> consumer)
            throws IOException {
        LineParser parser = new LineParser(file);
        long number = 0;
        int query = 0;
        for (int size : sizes(sizes)) {
            List<JudgedDocument> documents = new ArrayList<>();
            while (documents.size() < size) {
                String line = lines.readLine();
                if (line == null) {
                    throw new SampleException(
                            "["
                                    + file
                                    + "] ends after line "
                                    + number
                                    + ", before all documents that ["
                                    + sizes
                                    + "] counts");
                }
                JudgedDocument document = parser.parse(line, ++number);
                if (document != null) {
                    documents.add(document);
                }
            }
            consumer.accept(new JudgedQuery(file.getFileName() + "-" + ++query, 0, documents));
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (parser.parse(line, ++number) != null) {
                throw new SampleException(
                        "["
                                + file
                                + "] line "
                                + number
                                + " is beyond the documents that ["
                                + sizes
                                + "] counts");
            }
        }
    }

    private static List<Integer> sizes(Path file) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (!line.matches("[1-9][0-9]{0,8}")) {
                throw new SampleException(
                        "[" + file + "] line " + (i + 1) + ": [" + line + "] is not a query size");
            }
            sizes.add(Integer.parseInt(line));
        }
        return sizes;
    }
}
