/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Input;
import org.apache.lucene.index.LeafReader;

/**
 * The encoded features of documents that were in a window before, for every segment and input of
 * one bundle: those that depend on the document alone. Twenty columns of doc values are twenty
 * cache misses, a row is two. Rows belong to a segment's core: deletions and refreshes keep them,
 * and they go when the segment is closed. (Doc values that are updated in place would be missed;
 * OpenSearch has none but for its soft deletes.) Bounded by a {@link RowBudget}. Thread-safe.
 */
public final class RowCache {
    private final RowBudget budget;
    private final PerSegment<CachedRows> segments;

    /**
     * @param budget how much may be kept, together with other bundles
     */
    public RowCache(RowBudget budget) {
        this.budget = budget;
        this.segments = new PerSegment<>(budget::release);
    }

    /**
     * The rows of a segment.
     *
     * @param width how many columns of the input are kept
     * @return null if none may be kept
     */
    CachedRows rows(LeafReader leaf, Input input, int width) {
        if (!budget.isOpen()) {
            segments.clear();
            return null;
        }
        return segments.get(leaf, input.name(), () -> open(width, leaf.maxDoc()));
    }

    private CachedRows open(int width, int maxDoc) {
        return budget.tryTake(CachedRows.tableBytes(maxDoc))
                ? new CachedRows(budget, width, maxDoc)
                : null;
    }

    /** Counts documents whose features were here, and those whose were not. */
    void count(int found, int missed) {
        budget.count(found, missed);
    }

    /** Forgets everything, and keeps nothing from now on. */
    public void close() {
        segments.close();
    }

    /** How many segments have rows here. */
    int segments() {
        return segments.segments();
    }
}
