/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A uniform sample of documents of all queries (reservoir sampling, Vitter's algorithm R). Not
 * thread-safe.
 */
final class DocumentReservoir {
    private static final int SIZE = 20_000;
    private static final int ATTEMPTS = 100;

    private final SplittableRandom random;
    private final List<Entry> entries = new ArrayList<>();
    private long seen;

    DocumentReservoir(long seed) {
        this.random = new SplittableRandom(seed);
    }

    void add(JudgedQuery query) {
        for (JudgedDocument document : query.documents()) {
            Entry entry = new Entry(query.id(), document);
            seen++;
            if (entries.size() < SIZE) {
                entries.add(entry);
            } else {
                long place = random.nextLong(seen);
                if (place < SIZE) {
                    entries.set((int) place, entry);
                }
            }
        }
    }

    /** Some documents of other queries; fewer if there are hardly any others. */
    List<JudgedDocument> draw(String query, int count) {
        List<JudgedDocument> drawn = new ArrayList<>();
        for (int attempt = 0; drawn.size() < count && attempt < count + ATTEMPTS; attempt++) {
            Entry entry = entries.get(random.nextInt(entries.size()));
            if (!entry.query.equals(query)) {
                drawn.add(entry.document);
            }
        }
        return drawn;
    }

    private record Entry(String query, JudgedDocument document) {}
}
