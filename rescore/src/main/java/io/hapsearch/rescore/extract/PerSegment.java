/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * Values by name for each segment's core, which deletions and refreshes keep; they are let go when
 * the segment is closed. Thread-safe.
 */
final class PerSegment<T> {
    private final Map<IndexReader.CacheKey, Map<String, T>> segments = new ConcurrentHashMap<>();
    private final Consumer<T> letGo;

    /**
     * @param letGo told of each value that goes
     */
    PerSegment(Consumer<T> letGo) {
        this.letGo = letGo;
    }

    /**
     * The value of a name.
     *
     * @param open makes it the first time; may give null, which is not kept
     * @return null if the segment cannot be told from others, or there is no value
     */
    T get(LeafReader leaf, String name, Supplier<T> open) {
        IndexReader.CacheHelper helper = leaf.getCoreCacheHelper();
        if (helper == null) {
            return null;
        }
        Map<String, T> segment = segments.get(helper.getKey());
        if (segment == null) {
            segment =
                    segments.computeIfAbsent(
                            helper.getKey(),
                            key -> {
                                helper.addClosedListener(this::forget);
                                return new ConcurrentHashMap<>();
                            });
        }
        T value = segment.get(name);
        return value != null ? value : segment.computeIfAbsent(name, key -> open.get());
    }

    /** Lets everything go. */
    void clear() {
        segments.keySet().forEach(this::forget);
    }

    /** How many segments have values here. */
    int segments() {
        return segments.size();
    }

    private void forget(IndexReader.CacheKey key) {
        Map<String, T> segment = segments.remove(key);
        if (segment != null) {
            segment.values().forEach(letGo);
        }
    }
}
