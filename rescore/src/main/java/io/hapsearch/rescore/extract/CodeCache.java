/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * From the ordinals of keyword fields to codes, for every segment and keyword feature of one
 * bundle. Ordinals belong to a segment's core: deletions and refreshes keep them, and a segment's
 * entry goes when the segment is closed. Bounded: when it is full, further codes are computed each
 * time. Thread-safe.
 */
public final class CodeCache {
    private final CodeBudget budget;
    private final Map<IndexReader.CacheKey, Map<String, OrdinalCodes>> segments =
            new ConcurrentHashMap<>();

    /**
     * @param maxCodes the most codes to keep, 4 bytes each
     */
    public CodeCache(long maxCodes) {
        this.budget = new CodeBudget(maxCodes);
    }

    /** Forgets everything. */
    public void clear() {
        segments.keySet().forEach(this::forget);
    }

    OrdinalCodes codes(LeafReader leaf, Feature.Keyword feature, long ordinals) {
        IndexReader.CacheHelper helper = leaf.getCoreCacheHelper();
        if (helper == null) {
            return new OrdinalCodes(feature.encoding(), new CodeBudget(0), ordinals);
        }
        Map<String, OrdinalCodes> segment = segments.get(helper.getKey());
        if (segment == null) {
            segment =
                    segments.computeIfAbsent(
                            helper.getKey(),
                            key -> {
                                helper.addClosedListener(this::forget);
                                return new ConcurrentHashMap<>();
                            });
        }
        OrdinalCodes codes = segment.get(feature.name());
        if (codes == null) {
            codes =
                    segment.computeIfAbsent(
                            feature.name(),
                            name -> new OrdinalCodes(feature.encoding(), budget, ordinals));
        }
        return codes;
    }

    /** How many segments have codes here. */
    int segments() {
        return segments.size();
    }

    private void forget(IndexReader.CacheKey key) {
        Map<String, OrdinalCodes> segment = segments.remove(key);
        if (segment != null) {
            segment.values().forEach(OrdinalCodes::giveBack);
        }
    }
}
