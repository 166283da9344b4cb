/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.BundleDescriptor;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.QueryCoordinatorContext;
import org.opensearch.index.query.QueryRewriteContext;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.search.rescore.RescoreContext;
import org.opensearch.search.rescore.RescorerBuilder;

/**
 * The rescore clause {@code hap} on its way to the shard: parsed, then turned into a plan by the
 * coordinator, then, on the data node and before the search thread takes over, waiting for its
 * model to be loaded. Immutable but for the window, which OpenSearch sets.
 */
public final class HapRescorerBuilder extends RescorerBuilder<HapRescorerBuilder> {
    /** The clause's key. */
    public static final String NAME = "hap";

    /**
     * The version of our part of the wire format: OpenSearch's own versions say nothing about
     * plugins.
     */
    private static final byte WIRE_VERSION = 3;

    private final SearchParts parts;
    private final HapClause clause;
    private final RescorePlan plan;
    private final AtomicReference<BundleDescriptor> description;
    private final boolean loadTried;

    private HapRescorerBuilder(
            SearchParts parts,
            HapClause clause,
            RescorePlan plan,
            AtomicReference<BundleDescriptor> description,
            boolean loadTried) {
        this.parts = parts;
        this.clause = clause;
        this.plan = plan;
        this.description = description;
        this.loadTried = loadTried;
    }

    /** Reads what {@link #doWriteTo} wrote. */
    public HapRescorerBuilder(StreamInput in, SearchParts parts) throws IOException {
        super(in);
        byte version = in.readByte();
        if (version != WIRE_VERSION) {
            throw new IOException(
                    "[hap] has wire version "
                            + version
                            + ", this node reads "
                            + WIRE_VERSION
                            + "; install the same version of the plugin on all nodes");
        }
        this.parts = parts;
        this.clause = new HapClause(in);
        this.plan = in.readOptionalWriteable(RescorePlan::new);
        this.description = null;
        this.loadTried = false;
    }

    /** Reads a clause from a request. */
    public static HapRescorerBuilder parse(XContentParser parser, SearchParts parts)
            throws IOException {
        return new HapRescorerBuilder(parts, ClauseParser.parse(parser), null, null, false);
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeByte(WIRE_VERSION);
        clause.writeTo(out);
        out.writeOptionalWriteable(plan);
    }

    @Override
    public HapRescorerBuilder windowSize(int windowSize) {
        if (windowSize < 1) {
            throw new IllegalArgumentException(
                    "[window_size] must be at least 1, it is " + windowSize);
        }
        return super.windowSize(windowSize);
    }

    @Override
    protected void doXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject(NAME);
        clause.toXContent(builder, params);
        builder.endObject();
    }

    @Override
    public RescorerBuilder<HapRescorerBuilder> rewrite(QueryRewriteContext context) {
        if (context.convertToShardContext() != null) {
            return this;
        }
        if (plan == null) {
            return plan(context);
        }
        boolean onDataNode = context.convertToCoordinatorContext() == null;
        return onDataNode && plan.enabled() && !loadTried ? load(context) : this;
    }

    private HapRescorerBuilder plan(QueryRewriteContext context) {
        BundleName bundle = parts.models().resolve(clause.model());
        BundleDescriptor known =
                description == null ? parts.models().descriptor(bundle) : description.get();
        if (known == null && description == null) {
            AtomicReference<BundleDescriptor> later = new AtomicReference<>();
            context.registerAsyncAction(
                    (client, listener) ->
                            parts.models()
                                    .describe(
                                            bundle,
                                            ActionListener.wrap(
                                                    descriptor -> {
                                                        later.set(descriptor);
                                                        listener.onResponse(null);
                                                    },
                                                    // the shards will fall back, each for a reason
                                                    // of its own
                                                    failure -> listener.onResponse(null))));
            return copy(null, later, false);
        }
        // an alias may have moved while its bundle was described: what was described is what is
        // planned
        BundleName planned =
                known == null || description == null ? bundle : known.manifest().bundleName();
        Planner planner = new Planner(parts.settings().get());
        return copy(
                planner.plan(
                        clause,
                        planned,
                        known,
                        budget -> firstShards(context, budget),
                        context.nowInMillis()),
                null,
                false);
    }

    private Map<String, Integer> firstShards(QueryRewriteContext context, int budget) {
        QueryCoordinatorContext coordinator = context.convertToCoordinatorContext();
        return coordinator == null
                ? Map.of()
                : parts.shardOrder()
                        .firstShards(
                                coordinator.getSearchRequest(),
                                context.getWriteableRegistry(),
                                budget);
    }

    private HapRescorerBuilder load(QueryRewriteContext context) {
        if (!parts.models().isLoaded(plan.bundle())) {
            context.registerAsyncAction(
                    (client, listener) ->
                            parts.models()
                                    .loadUnlessFailing(
                                            plan.bundle(),
                                            ActionListener.wrap(
                                                    loaded -> listener.onResponse(null),
                                                    // the rescorer finds no model and falls back
                                                    failure -> listener.onResponse(null))));
        }
        return copy(plan, null, true);
    }

    private HapRescorerBuilder copy(
            RescorePlan newPlan,
            AtomicReference<BundleDescriptor> newDescription,
            boolean newLoadTried) {
        HapRescorerBuilder copy =
                new HapRescorerBuilder(parts, clause, newPlan, newDescription, newLoadTried);
        copy.windowSize = windowSize;
        return copy;
    }

    @Override
    protected RescoreContext innerBuildContext(int window, QueryShardContext context)
            throws IOException {
        if (plan == null) {
            throw new IllegalStateException("[hap] reached a shard without a plan");
        }
        // neither a new model nor a changed threshold would invalidate a cached page
        context.setIsCacheable(false);
        ShardFeatures features =
                ShardFeatures.of(parts.models().descriptor(plan.bundle()), clause, context);
        return new HapRescoreContext(window, new HapRescorer(parts), plan, features);
    }

    @Override
    public String getWriteableName() {
        return NAME;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof HapRescorerBuilder that
                && clause.equals(that.clause)
                && Objects.equals(plan, that.plan);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), clause, plan);
    }
}
