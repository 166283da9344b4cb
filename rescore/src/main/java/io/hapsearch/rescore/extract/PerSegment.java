/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * Values by name for each segment's core, which deletions and refreshes keep; they are let go when
 * the segment is closed. Readers that may show other values than the segment has get none: another
 * plugin's, say, that hides or masks fields from some users. Thread-safe.
 */
final class PerSegment<T> {
    /** Where the wrappers are that show a segment as it is. */
    private static final List<String> FAITHFUL =
            List.of(
                    "org.apache.lucene.",
                    "org.opensearch.common.lucene.",
                    "org.opensearch.index.",
                    "org.opensearch.search.internal.");

    private final Map<IndexReader.CacheKey, Map<String, T>> segments = new ConcurrentHashMap<>();
    private final Consumer<T> letGo;
    private volatile boolean closed;

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
     * @return null if the segment cannot be told from others, is not shown as it is, or there is no
     *     value; and after {@link #close}
     */
    T get(LeafReader leaf, String name, Supplier<T> open) {
        IndexReader.CacheHelper helper = leaf.getCoreCacheHelper();
        if (helper == null || closed || !isFaithful(leaf)) {
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
        if (value == null) {
            value = segment.computeIfAbsent(name, key -> open.get());
            if (closed) {
                forget(helper.getKey());
            }
        }
        return value;
    }

    private static boolean isFaithful(LeafReader leaf) {
        LeafReader reader = leaf;
        while (reader instanceof FilterLeafReader wrapper) {
            if (!isFaithful(wrapper.getClass().getName())) {
                return false;
            }
            reader = wrapper.getDelegate();
        }
        return true;
    }

    private static boolean isFaithful(String wrapper) {
        for (String place : FAITHFUL) {
            if (wrapper.startsWith(place)) {
                return true;
            }
        }
        return false;
    }

    /** Lets everything go, for good. */
    void close() {
        closed = true;
        clear();
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
