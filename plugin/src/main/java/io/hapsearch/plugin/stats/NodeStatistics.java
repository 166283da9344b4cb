/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.load.Governor;
import io.hapsearch.rescore.extract.RowBudget;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.action.support.nodes.BaseNodeResponse;
import org.opensearch.cluster.node.DiscoveryNode;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/** The statistics of one node. */
public final class NodeStatistics extends BaseNodeResponse implements ToXContentFragment {
    private final long sessionBytes;
    private final long limitBytes;
    private final long workspaceBytes;
    private final RowBudget.Report rows;
    private final Governor.Report governor;
    private final Map<String, ModelCounts> models;

    NodeStatistics(
            DiscoveryNode node,
            long sessionBytes,
            long limitBytes,
            long workspaceBytes,
            RowBudget.Report rows,
            Governor.Report governor,
            Map<BundleName, ModelCounts> models) {
        super(node);
        this.sessionBytes = sessionBytes;
        this.limitBytes = limitBytes;
        this.workspaceBytes = workspaceBytes;
        this.rows = rows;
        this.governor = governor;
        this.models = new TreeMap<>();
        models.forEach((bundle, counts) -> this.models.put(bundle.toString(), counts));
    }

    /** Reads what {@link #writeTo} wrote. */
    public NodeStatistics(StreamInput in) throws IOException {
        super(in);
        this.sessionBytes = in.readVLong();
        this.limitBytes = in.readVLong();
        this.workspaceBytes = in.readVLong();
        this.rows =
                new RowBudget.Report(
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong());
        this.governor =
                new Governor.Report(
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readVLong(),
                        in.readVLong());
        this.models = new TreeMap<>(in.readMap(StreamInput::readString, ModelCounts::new));
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        super.writeTo(out);
        out.writeVLong(sessionBytes);
        out.writeVLong(limitBytes);
        out.writeVLong(workspaceBytes);
        out.writeVLong(rows.limitBytes());
        out.writeVLong(rows.usedBytes());
        out.writeVLong(rows.hits());
        out.writeVLong(rows.misses());
        out.writeVLong(rows.evictions());
        out.writeDouble(governor.limit());
        out.writeDouble(governor.demand());
        out.writeDouble(governor.used());
        out.writeDouble(governor.waiting());
        out.writeDouble(governor.granted());
        out.writeVLong(governor.wantedHits());
        out.writeVLong(governor.grantedHits());
        out.writeMap(models, StreamOutput::writeString, (o, counts) -> counts.writeTo(o));
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject(getNode().getId());
        builder.field("name", getNode().getName());
        builder.startObject("memory");
        builder.field("sessions_in_bytes", sessionBytes);
        builder.field("limit_in_bytes", limitBytes);
        builder.field("idle_workspaces_in_bytes", workspaceBytes);
        builder.endObject();
        builder.startObject("feature_cache");
        builder.field("limit_in_bytes", rows.limitBytes());
        builder.field("size_in_bytes", rows.usedBytes());
        builder.field("hits", rows.hits());
        builder.field("misses", rows.misses());
        builder.field("evictions", rows.evictions());
        builder.endObject();
        builder.startObject("governor");
        builder.field("cpu_share_limit", governor.limit());
        builder.field("cpu_share_demanded", governor.demand());
        builder.field("cpu_share_used", governor.used());
        builder.field("searches_waiting_per_thread", governor.waiting());
        builder.field("budget_share_granted", governor.granted());
        builder.field("hits_wanted", governor.wantedHits());
        builder.field("hits_granted", governor.grantedHits());
        builder.endObject();
        builder.startObject("models");
        for (Map.Entry<String, ModelCounts> model : models.entrySet()) {
            builder.startObject(model.getKey());
            model.getValue().toXContent(builder, params);
            builder.endObject();
        }
        builder.endObject();
        return builder.endObject();
    }
}
