/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opensearch.action.IndicesRequest;
import org.opensearch.action.search.SearchContextId;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.action.support.IndicesOptions;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.index.Index;

/**
 * Numbers the shards of a search on its coordinator, by index name and shard number, so that all
 * shards agree on who comes first whatever their nodes know of the cluster at that moment.
 * Thread-safe.
 */
public final class ShardOrder {
    private final ClusterService clusterService;
    private final IndexNameExpressionResolver resolver;

    /**
     * @param clusterService knows the indices of this cluster
     * @param resolver from names in a request to indices
     */
    public ShardOrder(ClusterService clusterService, IndexNameExpressionResolver resolver) {
        this.clusterService = clusterService;
        this.resolver = resolver;
    }

    /**
     * The number of the first shard of each index of a search.
     *
     * @param limit numbers from here on are of no use to anybody
     */
    Map<String, Integer> firstShards(
            IndicesRequest request, NamedWriteableRegistry registry, int limit) {
        ClusterState state = clusterService.state();
        Index[] indices =
                resolver.concreteIndices(
                        state, IndicesOptions.lenientExpandOpen(), true, names(request, registry));
        Arrays.sort(indices, Comparator.comparing(Index::getName));
        Map<String, Integer> firstShards = new LinkedHashMap<>();
        int next = 0;
        for (Index index : indices) {
            if (next >= limit) {
                break;
            }
            IndexMetadata metadata = state.metadata().index(index);
            firstShards.put(index.getName(), next);
            next += metadata == null ? 0 : metadata.getNumberOfShards();
        }
        return firstShards;
    }

    private static String[] names(IndicesRequest request, NamedWriteableRegistry registry) {
        boolean pointInTime =
                request instanceof SearchRequest search && search.pointInTimeBuilder() != null;
        return pointInTime
                ? SearchContextId.decode(
                                registry, ((SearchRequest) request).pointInTimeBuilder().getId())
                        .getActualIndices()
                : request.indices();
    }
}
