/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judgments: grades of documents by query. Immutable.
 *
 * @param queries by query, in the order of the file, the grade of each judged document
 */
public record Qrels(Map<String, Map<String, Integer>> queries) {

    /** Copies the queries. */
    public Qrels {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        queries.forEach((query, grades) -> copy.put(query, Map.copyOf(grades)));
        queries = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads judgments of lines {@code query iteration document grade}, also compressed by gzip.
     *
     * @throws TrecException that names file and line if a line is not as it must be, or a document
     *     is judged twice for one query
     */
    public static Qrels read(Path file) {
        Map<String, Map<String, Integer>> queries = new LinkedHashMap<>();
        new TrecLines(file, "query iteration document grade")
                .forEach(
                        line -> {
                            String query = line.cell(0);
                            String document = line.cell(2);
                            Integer before =
                                    queries.computeIfAbsent(query, q -> new LinkedHashMap<>())
                                            .putIfAbsent(document, line.integer(3, "grade"));
                            if (before != null) {
                                throw line.twice(query, document);
                            }
                        });
        return new Qrels(queries);
    }

    /** The grades of documents in their order; 0 where a document was not judged, or below 0. */
    public double[] grades(String query, List<String> documents) {
        Map<String, Integer> grades = queries.getOrDefault(query, Map.of());
        return documents.stream()
                .mapToDouble(document -> Math.max(0, grades.getOrDefault(document, 0)))
                .toArray();
    }

    /** The grades of all judged documents of a query, for the ideal order; grades below 0 are 0. */
    public double[] judged(String query) {
        return queries.getOrDefault(query, Map.of()).values().stream()
                .mapToDouble(grade -> Math.max(0, grade))
                .toArray();
    }
}
