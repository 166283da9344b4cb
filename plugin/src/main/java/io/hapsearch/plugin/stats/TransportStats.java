/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import io.hapsearch.plugin.load.Governor;
import io.hapsearch.plugin.registry.ModelRegistry;
import io.hapsearch.plugin.registry.ModelState;
import io.hapsearch.plugin.settings.LiveSettings;
import io.hapsearch.rescore.extract.RowBudget;
import java.io.IOException;
import java.util.List;
import org.opensearch.action.ActionType;
import org.opensearch.action.FailedNodeException;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.nodes.TransportNodesAction;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.TransportService;

/** Collects statistics from nodes. */
public final class TransportStats
        extends TransportNodesAction<
                StatsRequest, StatsResponse, StatsRequest.OfNode, NodeStatistics> {
    /** The action. */
    public static final ActionType<StatsResponse> TYPE =
            new ActionType<>("cluster:monitor/hap/stats", StatsResponse::new);

    private final RescoreStatistics statistics;
    private final ModelRegistry models;
    private final LiveSettings settings;
    private final Governor governor;
    private final RowBudget rows;

    /** Called by the node. */
    @Inject
    public TransportStats(
            ThreadPool threadPool,
            ClusterService clusterService,
            TransportService transportService,
            ActionFilters actionFilters,
            RescoreStatistics statistics,
            ModelRegistry models,
            LiveSettings settings,
            Governor governor,
            RowBudget rows) {
        super(
                TYPE.name(),
                threadPool,
                clusterService,
                transportService,
                actionFilters,
                StatsRequest::new,
                StatsRequest.OfNode::new,
                ThreadPool.Names.MANAGEMENT,
                NodeStatistics.class);
        this.statistics = statistics;
        this.models = models;
        this.settings = settings;
        this.governor = governor;
        this.rows = rows;
    }

    @Override
    protected StatsResponse newResponse(
            StatsRequest request,
            List<NodeStatistics> responses,
            List<FailedNodeException> failures) {
        return new StatsResponse(clusterService.getClusterName(), responses, failures);
    }

    @Override
    protected StatsRequest.OfNode newNodeRequest(StatsRequest request) {
        return new StatsRequest.OfNode();
    }

    @Override
    protected NodeStatistics newNodeResponse(StreamInput in) throws IOException {
        return new NodeStatistics(in);
    }

    @Override
    protected NodeStatistics nodeOperation(StatsRequest.OfNode request) {
        long sessionBytes = models.states().stream().mapToLong(ModelState::memoryBytes).sum();
        return new NodeStatistics(
                clusterService.localNode(),
                sessionBytes,
                settings.get().memoryLimit(),
                models.workspaceBytes(),
                rows.report(),
                governor.report(),
                statistics.snapshot());
    }
}
