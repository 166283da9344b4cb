/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import io.hapsearch.rescore.StageTimes;
import java.io.IOException;
import java.util.Map;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * What one model did on one node.
 *
 * @param rescores how many windows it rescored
 * @param hits how many hits they had
 * @param hardHits how many of them met the expressive model
 * @param microBatches in how many calls
 * @param times how long each stage took, in nanoseconds
 * @param average how budgets were averaged over requests
 * @param degraded how often a search did not get what it asked for, by reason
 */
public record ModelCounts(
        long rescores,
        long hits,
        long hardHits,
        long microBatches,
        StageTimes times,
        AverageCounts average,
        Map<String, Long> degraded)
        implements Writeable, ToXContentFragment {

    /** Reads what {@link #writeTo} wrote. */
    public ModelCounts(StreamInput in) throws IOException {
        this(
                in.readVLong(),
                in.readVLong(),
                in.readVLong(),
                in.readVLong(),
                new StageTimes(
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong(),
                        in.readVLong()),
                new AverageCounts(in),
                in.readMap(StreamInput::readString, StreamInput::readVLong));
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeVLong(rescores);
        out.writeVLong(hits);
        out.writeVLong(hardHits);
        out.writeVLong(microBatches);
        out.writeVLong(times.extraction());
        out.writeVLong(times.light());
        out.writeVLong(times.routing());
        out.writeVLong(times.expressive());
        out.writeVLong(times.expressiveCpu());
        out.writeVLong(times.sort());
        average.writeTo(out);
        out.writeMap(degraded, StreamOutput::writeString, StreamOutput::writeVLong);
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        builder.field("rescores", rescores);
        builder.field("hits", hits);
        builder.field("hard_hits", hardHits);
        builder.field("micro_batches", microBatches);
        builder.startObject("time_in_nanos");
        builder.field("extraction", times.extraction());
        builder.field("light", times.light());
        builder.field("routing", times.routing());
        builder.field("expressive", times.expressive());
        builder.field("expressive_cpu", times.expressiveCpu());
        builder.field("sort", times.sort());
        builder.endObject();
        average.toXContent(builder, params);
        return builder.field("degraded", degraded);
    }
}
