/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.Feature;
import org.apache.lucene.index.LeafReader;

/**
 * From the ordinals of keyword fields to codes, for every segment and keyword feature of one
 * bundle. Ordinals belong to a segment's core: deletions and refreshes keep them, and a segment's
 * entry goes when the segment is closed. Bounded: when it is full, further codes are computed each
 * time. Thread-safe.
 */
public final class CodeCache {
    private final CodeBudget budget;
    private final PerSegment<OrdinalCodes> segments = new PerSegment<>(OrdinalCodes::giveBack);

    /**
     * @param maxCodes the most codes to keep, 4 bytes each
     */
    public CodeCache(long maxCodes) {
        this.budget = new CodeBudget(maxCodes);
    }

    /** Forgets everything, and keeps nothing from now on. */
    public void close() {
        segments.close();
    }

    /**
     * @param key tells feature and field: an alias may be pointed at another field
     */
    OrdinalCodes codes(LeafReader leaf, String key, Feature.Keyword feature, long ordinals) {
        OrdinalCodes kept =
                segments.get(
                        leaf, key, () -> new OrdinalCodes(feature.encoding(), budget, ordinals));
        return kept != null
                ? kept
                : new OrdinalCodes(feature.encoding(), new CodeBudget(0), ordinals);
    }

    /** How many segments have codes here. */
    int segments() {
        return segments.segments();
    }
}
