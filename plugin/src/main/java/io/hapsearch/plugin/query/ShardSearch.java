/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.HitRecord;
import io.hapsearch.rescore.Interruption;
import io.hapsearch.rescore.RescoreResult;
import org.opensearch.search.internal.SearchContext;
import org.opensearch.search.internal.ShardSearchRequest;

/**
 * What a rescorer may know of the search that it is part of. Used by the search's own thread.
 *
 * @param context the search on this shard
 * @param position which of the request's rescorers it is
 */
record ShardSearch(SearchContext context, int position) implements Interruption {
    private static final String RECORDS = "hap.records";

    ShardSearchRequest request() {
        return context.request();
    }

    /**
     * How many hits a page has. Not where it begins: what a router names must not depend on it, or
     * hits would jump from page to page.
     */
    int page() {
        return Math.max(0, context.size());
    }

    /**
     * Whether the search's own hits are still to come: until then it is buckets of {@code top_hits}
     * that are rescored.
     */
    boolean ownHitsAreToCome() {
        return context.size() > 0
                && context.aggregations() != null
                && context.queryResult().hasConsumedTopDocs();
    }

    /** Whether it is the search's own hits that are rescored, which come last, and not buckets. */
    boolean ownHitsAreHere() {
        return context.size() > 0 && !ownHitsAreToCome();
    }

    boolean explain() {
        return context.explain();
    }

    void markTimedOut() {
        context.queryResult().searchTimedOut(true);
    }

    @Override
    public boolean isCancelled() {
        return context.isCancelled();
    }

    /** Keeps how each hit came by its score, for {@link #kept}. */
    void keep(RescoreResult result) {
        KeptRecords records = context.readerContext().getFromContext(RECORDS);
        if (records == null) {
            records = new KeptRecords();
            context.readerContext().putInContext(RECORDS, records);
        }
        records.keep(request(position), result.records());
    }

    /** What the query phase of the same request kept of a hit; null if nothing. */
    HitRecord kept(int doc) {
        KeptRecords records = context.readerContext().getFromContext(RECORDS);
        return records == null ? null : records.of(request(position), doc);
    }

    private String request(int rescorer) {
        return context.getTask().getParentTaskId() + "/" + rescorer;
    }
}
