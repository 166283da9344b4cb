/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ClusterRegistry;
import io.hapsearch.plugin.registry.RegistryState;
import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.clustermanager.AcknowledgedResponse;
import org.opensearch.action.support.clustermanager.TransportClusterManagerNodeAction;
import org.opensearch.cluster.AckedClusterStateUpdateTask;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.block.ClusterBlockException;
import org.opensearch.cluster.block.ClusterBlockLevel;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.Priority;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;

/** Changes the registry in the cluster state; answers when all nodes know. */
public final class TransportUpdateRegistry
        extends TransportClusterManagerNodeAction<UpdateRegistryRequest, AcknowledgedResponse> {
    /** The action. */
    public static final ActionType<AcknowledgedResponse> TYPE =
            new ActionType<>("cluster:admin/hap/registry/update", AcknowledgedResponse::new);

    private static final Logger logger = LogManager.getLogger(TransportUpdateRegistry.class);

    private final ClusterRegistry cluster;

    /** Called by the node. */
    @Inject
    public TransportUpdateRegistry(
            TransportService transportService,
            ClusterService clusterService,
            ThreadPool threadPool,
            ActionFilters actionFilters,
            IndexNameExpressionResolver indexNameExpressionResolver,
            ClusterRegistry cluster) {
        super(
                TYPE.name(),
                transportService,
                clusterService,
                threadPool,
                actionFilters,
                UpdateRegistryRequest::new,
                indexNameExpressionResolver);
        this.cluster = cluster;
    }

    @Override
    protected String executor() {
        return ThreadPool.Names.SAME;
    }

    @Override
    protected AcknowledgedResponse read(StreamInput in) throws IOException {
        return new AcknowledgedResponse(in);
    }

    @Override
    protected ClusterBlockException checkBlock(UpdateRegistryRequest request, ClusterState state) {
        // not the index's own blocks: no document is written, and a full disk must not stand in the
        // way of going back to the previous version
        return state.blocks().globalBlockedException(ClusterBlockLevel.METADATA_WRITE);
    }

    @Override
    protected void clusterManagerOperation(
            UpdateRegistryRequest request,
            ClusterState state,
            ActionListener<AcknowledgedResponse> listener) {
        clusterService.submitStateUpdateTask(
                "hap: " + request.change().describe(),
                new AckedClusterStateUpdateTask<>(Priority.NORMAL, request, listener) {
                    @Override
                    public ClusterState execute(ClusterState current) {
                        RegistryState before = cluster.of(current);
                        RegistryState after = request.change().apply(before);
                        return after.equals(before) ? current : cluster.with(current, after);
                    }

                    @Override
                    public void clusterStateProcessed(
                            String source, ClusterState before, ClusterState after) {
                        if (!cluster.of(before).equals(cluster.of(after))) {
                            logger.info("done: {}", request.change().describe());
                        }
                    }

                    @Override
                    protected AcknowledgedResponse newResponse(boolean acknowledged) {
                        return new AcknowledgedResponse(acknowledged);
                    }
                });
    }
}
