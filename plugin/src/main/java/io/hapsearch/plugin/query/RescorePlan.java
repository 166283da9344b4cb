/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.io.IOException;
import java.util.Map;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;

/**
 * What all shards of a request do: the clause with every gap filled, at the coordinator and only
 * there, so that no two shards differ while settings or aliases change.
 *
 * @param enabled false if the cluster has rescoring switched off
 * @param bundle the version that serves
 * @param policy how hard hits are chosen
 * @param thresholds where hits stop being easy
 * @param budget how many hits may be routed hard, over all shards
 * @param average how many may be so on average over requests, below {@code budget}; 0 for no
 *     average
 * @param budgetNanos the budget as time in the expressive model; {@link Long#MAX_VALUE} if hits
 *     alone count
 * @param firstShards the number of the first shard of each index, in an order of all shards of the
 *     search; indices whose shards cannot be among the first {@code budget} may be missing
 * @param deadlineNanos how long rescoring may take on a shard
 * @param onFailure what to serve where a model fails
 * @param microBatch how many hits the expressive model scores in one go
 * @param nowMillis the time of the request, milliseconds since the epoch
 */
record RescorePlan(
        boolean enabled,
        BundleName bundle,
        Policy policy,
        Thresholds thresholds,
        int budget,
        int average,
        long budgetNanos,
        Map<String, Integer> firstShards,
        long deadlineNanos,
        OnFailure onFailure,
        int microBatch,
        long nowMillis)
        implements Writeable {

    RescorePlan(StreamInput in) throws IOException {
        this(
                in.readBoolean(),
                new BundleName(in.readString(), in.readString()),
                Policy.parse(in.readString()),
                new Thresholds(in.readDouble(), in.readDouble()),
                in.readVInt(),
                in.readVInt(),
                in.readVLong(),
                in.readMap(StreamInput::readString, StreamInput::readVInt),
                in.readVLong(),
                OnFailure.parse(in.readString()),
                in.readVInt(),
                in.readLong());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeBoolean(enabled);
        out.writeString(bundle.name());
        out.writeString(bundle.version());
        out.writeString(policy.toString());
        out.writeDouble(thresholds.easyNegative());
        out.writeDouble(thresholds.easyPositive());
        out.writeVInt(budget);
        out.writeVInt(average);
        out.writeVLong(budgetNanos);
        out.writeMap(firstShards, StreamOutput::writeString, StreamOutput::writeVInt);
        out.writeVLong(deadlineNanos);
        out.writeString(onFailure.toString());
        out.writeVInt(microBatch);
        out.writeLong(nowMillis);
    }
}
