/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.Degradation;
import io.hapsearch.rescore.RescoreResult;
import java.util.Map;
import org.opensearch.search.internal.ShardSearchRequest;

/**
 * A shard's part of a request's budget. Shards don't talk to each other, so each takes the same
 * whole part, and the first ones, in the order that the coordinator has sent, take one more until
 * the rest is used up: the parts never add up to more than the budget, and the same search always
 * gets the same parts.
 *
 * @param hits the shard's part in hits
 * @param average its part of what requests spend on average, in hits; 0 for no average
 * @param nanos its part in time; {@link Long#MAX_VALUE} if hits alone count
 */
record BudgetShare(int hits, double average, long nanos) {

    /** The part of the shard that a request is for. */
    static BudgetShare of(RescorePlan plan, ShardSearchRequest request) {
        int shards = Math.max(1, request.numberOfShards());
        int rest = plan.budget() % shards;
        int hits =
                plan.budget() / shards
                        + (rest > 0 && ordinal(plan.firstShards(), request) < rest ? 1 : 0);
        return new BudgetShare(
                hits, (double) plan.average() / shards, share(plan.budgetNanos(), shards));
    }

    /** The whole budget, where nobody told how many shards there are. */
    static BudgetShare whole(RescorePlan plan) {
        return new BudgetShare(plan.budget(), plan.average(), plan.budgetNanos());
    }

    /**
     * What a window tells of how much is spent at the present price, in hits; NaN if nothing. One
     * that was granted less than its part, since the node is overloaded or buckets came first,
     * tells nothing. One that was cut short would have spent at least so much: it may tell that the
     * price is too low, never that requests are easy.
     */
    double spent(int granted, RescoreResult result) {
        if (granted < Math.min(hits, result.window())) {
            return Double.NaN;
        }
        boolean cut = result.degradation() != Degradation.NONE || nanos != Long.MAX_VALUE;
        return cut ? Math.max(result.hard(), average) : result.hard();
    }

    private static long share(long nanos, int shards) {
        return nanos == Long.MAX_VALUE ? nanos : nanos / shards;
    }

    /**
     * Unique among the request's shards, from 0; with routing or skipped shards some numbers have
     * no shard.
     */
    private static long ordinal(Map<String, Integer> firstShards, ShardSearchRequest request) {
        // other clusters have indices of the same names
        Integer first =
                request.getClusterAlias() == null
                        ? firstShards.get(request.shardId().getIndexName())
                        : null;
        return first == null ? Long.MAX_VALUE : (long) first + request.shardId().id();
    }
}
