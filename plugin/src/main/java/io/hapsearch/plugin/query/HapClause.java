/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import java.io.IOException;
import java.util.Map;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.xcontent.ToXContentFragment;
import org.opensearch.core.xcontent.XContentBuilder;

/**
 * What a request says. Everything but the model may be null, which leaves it to the cluster's
 * settings and the bundle.
 *
 * @param model an alias, or a pinned version {@code name/version}
 * @param params request-level values by name
 * @param budget how many hits may be routed hard, over all shards
 * @param budgetTime the budget as time in the expressive model instead
 * @param easyNegative the lower threshold
 * @param easyPositive the upper threshold
 * @param deadline how long rescoring may take on a shard
 * @param policy the routing policy
 * @param onFailure what to serve where a model fails
 * @param now the time of the request, milliseconds since the epoch; for replaying logged requests
 */
record HapClause(
        String model,
        Map<String, Object> params,
        Integer budget,
        TimeValue budgetTime,
        Double easyNegative,
        Double easyPositive,
        TimeValue deadline,
        Policy policy,
        OnFailure onFailure,
        Long now)
        implements Writeable, ToXContentFragment {

    /** Checks what can be told without a model. */
    HapClause {
        if (model == null || model.isEmpty()) {
            throw new IllegalArgumentException("[hap] requires [model]");
        }
        if (budget != null && budget < 0) {
            throw new IllegalArgumentException("[budget] must not be negative, it is " + budget);
        }
        if (budgetTime != null && budgetTime.nanos() <= 0) {
            throw new IllegalArgumentException("[budget] must be positive, it is " + budgetTime);
        }
        requireProbability("easy_negative", easyNegative);
        requireProbability("easy_positive", easyPositive);
        if (easyNegative != null && easyPositive != null && easyNegative > easyPositive) {
            throw new IllegalArgumentException(
                    "[thresholds.easy_negative] is "
                            + easyNegative
                            + ", which is above [thresholds.easy_positive], "
                            + easyPositive);
        }
        if (deadline != null && deadline.nanos() <= 0) {
            throw new IllegalArgumentException("[deadline] must be positive, it is " + deadline);
        }
    }

    HapClause(StreamInput in) throws IOException {
        this(
                in.readString(),
                in.readBoolean() ? in.readMap() : null,
                in.readOptionalInt(),
                in.readOptionalTimeValue(),
                in.readOptionalDouble(),
                in.readOptionalDouble(),
                in.readOptionalTimeValue(),
                in.readBoolean() ? Policy.parse(in.readString()) : null,
                in.readBoolean() ? OnFailure.parse(in.readString()) : null,
                in.readOptionalLong());
    }

    @Override
    public void writeTo(StreamOutput out) throws IOException {
        out.writeString(model);
        out.writeBoolean(params != null);
        if (params != null) {
            out.writeMap(params);
        }
        out.writeOptionalInt(budget);
        out.writeOptionalTimeValue(budgetTime);
        out.writeOptionalDouble(easyNegative);
        out.writeOptionalDouble(easyPositive);
        out.writeOptionalTimeValue(deadline);
        out.writeBoolean(policy != null);
        if (policy != null) {
            out.writeString(policy.toString());
        }
        out.writeBoolean(onFailure != null);
        if (onFailure != null) {
            out.writeString(onFailure.toString());
        }
        out.writeOptionalLong(now);
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params ignored) throws IOException {
        builder.field("model", model);
        if (params != null) {
            builder.field("params", params);
        }
        if (policy != null) {
            builder.field("policy", policy.toString());
        }
        if (budget != null) {
            builder.field("budget", budget);
        }
        if (budgetTime != null) {
            builder.field("budget", budgetTime.getStringRep());
        }
        if (easyNegative != null || easyPositive != null) {
            builder.startObject("thresholds");
            if (easyNegative != null) {
                builder.field("easy_negative", easyNegative);
            }
            if (easyPositive != null) {
                builder.field("easy_positive", easyPositive);
            }
            builder.endObject();
        }
        if (deadline != null) {
            builder.field("deadline", deadline.getStringRep());
        }
        if (onFailure != null) {
            builder.field("on_failure", onFailure.toString());
        }
        if (now != null) {
            builder.field("now", now);
        }
        return builder;
    }

    private static void requireProbability(String key, Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "[thresholds." + key + "] must be within [0, 1], it is " + value);
        }
    }
}
