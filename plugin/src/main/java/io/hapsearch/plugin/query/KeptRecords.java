/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.HitRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What query phases keep for the fetch phases of their requests, which see neither window nor
 * budget. A reader may serve many requests (point in time), of which the latest few are kept.
 * Thread-safe.
 */
final class KeptRecords {
    private static final int REQUESTS = 8;

    private final Map<String, Map<Integer, HitRecord>> requests =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, Map<Integer, HitRecord>> eldest) {
                    return size() > REQUESTS;
                }
            };

    /**
     * Keeps the records of one rescore. Buckets of aggregations are rescored before the search
     * itself, whose word on a hit is the last.
     */
    synchronized void keep(String request, Map<Integer, HitRecord> records) {
        Map<Integer, HitRecord> kept =
                requests.computeIfAbsent(request, ignored -> new HashMap<>());
        kept.putAll(records);
    }

    /** What is known of a hit, or null. */
    synchronized HitRecord of(String request, int doc) {
        Map<Integer, HitRecord> kept = requests.get(request);
        return kept == null ? null : kept.get(doc);
    }
}
