/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import java.util.Arrays;
import java.util.Comparator;
import org.opensearch.action.support.IndicesOptions;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.index.Index;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.search.internal.ShardSearchRequest;

/**
 * A shard's part of a request's budget. Shards don't talk to each other, so each takes the same
 * whole part, and the first ones, in an order that all of them know, take one more until the rest
 * is used up: the parts never add up to more than the budget. Thread-safe.
 */
public final class BudgetShare {
    private final ClusterService clusterService;
    private final IndexNameExpressionResolver resolver;

    /**
     * @param clusterService knows the indices of this cluster
     * @param resolver from names in a request to indices
     */
    public BudgetShare(ClusterService clusterService, IndexNameExpressionResolver resolver) {
        this.clusterService = clusterService;
        this.resolver = resolver;
    }

    /**
     * @param budget of the whole request
     * @param request of this shard
     */
    int of(int budget, ShardSearchRequest request) {
        int shards = Math.max(1, request.numberOfShards());
        int rest = budget % shards;
        return budget / shards + (rest > 0 && ordinal(request) < rest ? 1 : 0);
    }

    /**
     * Unique among the request's shards, from 0; with routing or skipped shards some numbers have
     * no shard.
     */
    private int ordinal(ShardSearchRequest request) {
        if (request.getClusterAlias() != null) {
            // the other clusters number their shards as well: nobody here may take from the rest
            return Integer.MAX_VALUE;
        }
        ShardId shard = request.shardId();
        String[] names = request.indices();
        if (names.length == 1 && names[0].equals(shard.getIndexName())) {
            return shard.id();
        }
        ClusterState state = clusterService.state();
        Index[] indices =
                resolver.concreteIndices(state, IndicesOptions.lenientExpandOpen(), true, names);
        Arrays.sort(indices, Comparator.comparing(Index::getName));
        int before = 0;
        for (Index index : indices) {
            if (index.equals(shard.getIndex())) {
                return before + shard.id();
            }
            IndexMetadata metadata = state.metadata().index(index);
            before += metadata == null ? 0 : metadata.getNumberOfShards();
        }
        return Integer.MAX_VALUE;
    }
}
