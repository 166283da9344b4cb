/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

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
    private static final String RECORD = "hap.record";

    ShardSearchRequest request() {
        return context.request();
    }

    /** How many hits the user sees, with those of earlier pages. */
    int page() {
        return Math.max(0, context.from()) + Math.max(0, context.size());
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

    /** Keeps what was decided for the fetch phase, which sees neither window nor budget. */
    void keep(RescoreResult result) {
        context.readerContext().putInContext(key(), result);
    }

    /** What the query phase of the same request kept; null if it kept nothing. */
    RescoreResult kept() {
        return context.readerContext().getFromContext(key());
    }

    /** A reader may serve several requests (point in time), so the request is part of the key. */
    private String key() {
        return RECORD + "/" + context.getTask().getParentTaskId() + "/" + position;
    }
}
