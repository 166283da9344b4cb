/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import org.opensearch.index.shard.SearchOperationListener;
import org.opensearch.search.internal.SearchContext;
import org.opensearch.search.rescore.RescoreContext;

/**
 * Hands the search context to our rescore contexts before each phase: OpenSearch itself tells a
 * rescorer nothing of the task, the page or the other shards. Stateless.
 */
public final class SearchHandover implements SearchOperationListener {

    /** For the indices of a node. */
    public SearchHandover() {}

    @Override
    public void onPreQueryPhase(SearchContext searchContext) {
        handOver(searchContext);
    }

    @Override
    public void onPreFetchPhase(SearchContext searchContext) {
        handOver(searchContext);
    }

    private static void handOver(SearchContext search) {
        int position = 0;
        for (RescoreContext context : search.rescore()) {
            if (context instanceof HapRescoreContext ours) {
                ours.enter(new ShardSearch(search, position));
            }
            position++;
        }
    }
}
