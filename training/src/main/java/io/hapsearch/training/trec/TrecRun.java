/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.trec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system ranked for each query. Immutable.
 *
 * @param name the file's name
 * @param queries by query, in the order of the file, its documents, best first: by falling score,
 *     equal scores by the rank that the file gives. (trec_eval orders equal scores by document id,
 *     against the rank column.)
 */
public record TrecRun(String name, Map<String, List<Entry>> queries) {

    private static final Comparator<Entry> BEST_FIRST =
            Comparator.comparingDouble((Entry entry) -> -entry.score())
                    .thenComparingInt(Entry::rank);

    /** Copies the queries. */
    public TrecRun {
        Map<String, List<Entry>> copy = new LinkedHashMap<>();
        queries.forEach((query, entries) -> copy.put(query, List.copyOf(entries)));
        queries = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a run of lines {@code query Q0 document rank score tag}, also compressed by gzip.
     *
     * @throws TrecException that names file and line if a line is not as it must be, or a query has
     *     a document twice
     */
    public static TrecRun read(Path file) {
        Map<String, List<Entry>> queries = new LinkedHashMap<>();
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        new TrecLines(file, "query Q0 document rank score tag")
                .forEach(
                        line -> {
                            String query = line.cell(0);
                            Entry entry =
                                    new Entry(
                                            line.cell(2),
                                            line.integer(3, "rank"),
                                            line.finite(4, "score"));
                            if (!seen.computeIfAbsent(query, q -> new HashSet<>())
                                    .add(entry.document())) {
                                throw line.twice(query, entry.document());
                            }
                            queries.computeIfAbsent(query, q -> new ArrayList<>()).add(entry);
                        });
        queries.values().forEach(entries -> entries.sort(BEST_FIRST));
        return new TrecRun(file.getFileName().toString(), queries);
    }

    /** The documents of a query, best first; none if the run does not know the query. */
    public List<String> documents(String query) {
        return queries.getOrDefault(query, List.of()).stream().map(Entry::document).toList();
    }

    /**
     * A ranked document.
     *
     * @param document its id
     * @param rank its position as the file gives it
     * @param score its score, finite
     */
    public record Entry(String document, int rank, double score) {}
}
