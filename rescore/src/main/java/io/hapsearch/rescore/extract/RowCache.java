/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Input;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
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
    private final Map<IndexReader.CacheKey, Map<String, CachedRows>> segments =
            new ConcurrentHashMap<>();

    /**
     * @param budget how much may be kept, together with other bundles
     */
    public RowCache(RowBudget budget) {
        this.budget = budget;
    }

    /**
     * The rows of a segment.
     *
     * @param width how many columns of the input are kept
     * @return null if none may be kept
     */
    CachedRows rows(LeafReader leaf, Input input, int width) {
        if (!budget.isOpen()) {
            clear();
            return null;
        }
        IndexReader.CacheHelper helper = leaf.getCoreCacheHelper();
        if (helper == null) {
            return null;
        }
        Map<String, CachedRows> segment = segments.get(helper.getKey());
        if (segment == null) {
            segment =
                    segments.computeIfAbsent(
                            helper.getKey(),
                            key -> {
                                helper.addClosedListener(this::forget);
                                return new ConcurrentHashMap<>();
                            });
        }
        CachedRows rows = segment.get(input.name());
        return rows != null
                ? rows
                : segment.computeIfAbsent(input.name(), name -> open(width, leaf.maxDoc()));
    }

    private CachedRows open(int width, int maxDoc) {
        CachedRows rows = new CachedRows(budget, width, maxDoc);
        return budget.tryTakeTable(rows) ? rows : null;
    }

    /** Counts documents whose features were here, and those whose were not. */
    void count(int found, int missed) {
        budget.count(found, missed);
    }

    /** Forgets everything. */
    public void clear() {
        segments.keySet().forEach(this::forget);
    }

    /** How many segments have rows here. */
    int segments() {
        return segments.size();
    }

    private void forget(IndexReader.CacheKey key) {
        Map<String, CachedRows> segment = segments.remove(key);
        if (segment != null) {
            segment.values().forEach(budget::release);
        }
    }
}
