/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import java.util.List;
import org.apache.lucene.search.Query;
import org.opensearch.index.query.ParsedQuery;
import org.opensearch.search.rescore.RescoreContext;
import org.opensearch.search.rescore.Rescorer;

/** One rescoring of one request on one shard. Used by the search's own thread. */
final class HapRescoreContext extends RescoreContext {
    private final RescorePlan plan;
    private final ShardFeatures features;
    private final Purse purse = new Purse();
    private ShardSearch search;

    HapRescoreContext(int window, Rescorer rescorer, RescorePlan plan, ShardFeatures features) {
        super(window, rescorer);
        this.plan = plan;
        this.features = features;
    }

    void enter(ShardSearch shardSearch) {
        search = shardSearch;
    }

    RescorePlan plan() {
        return plan;
    }

    ShardFeatures features() {
        return features;
    }

    /** The search that this is part of; null if nobody told. */
    ShardSearch search() {
        return search;
    }

    /**
     * What this shard may spend, on the search and on the buckets of {@code top_hits} together,
     * which may be rescored by several threads.
     */
    Purse purse() {
        return purse;
    }

    @Override
    public List<Query> getQueries() {
        return features.queries().values().stream().map(ParsedQuery::query).toList();
    }

    @Override
    public List<ParsedQuery> getParsedQueries() {
        return List.copyOf(features.queries().values());
    }
}
