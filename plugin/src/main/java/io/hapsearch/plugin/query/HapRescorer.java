/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.ModelHandle;
import io.hapsearch.rescore.Degradation;
import io.hapsearch.rescore.HitRecord;
import io.hapsearch.rescore.Interruption;
import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.RescoreFailedException;
import io.hapsearch.rescore.RescoreRequest;
import io.hapsearch.rescore.RescoreResult;
import io.hapsearch.rescore.ScoreScale;
import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Price;
import java.io.IOException;
import java.util.Locale;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.opensearch.search.rescore.RescoreContext;
import org.opensearch.search.rescore.Rescorer;

/**
 * Lets a plan happen on one shard, and falls back to retrieval order where there is no model to do
 * it with. Stateless.
 */
final class HapRescorer implements Rescorer {
    private static final String NOT_LOADED = "not_loaded";

    private final SearchParts parts;

    HapRescorer(SearchParts parts) {
        this.parts = parts;
    }

    @Override
    public TopDocs rescore(TopDocs retrieved, IndexSearcher searcher, RescoreContext rescoreContext)
            throws IOException {
        HapRescoreContext context = (HapRescoreContext) rescoreContext;
        RescorePlan plan = context.plan();
        if (!plan.enabled()) {
            return ScoreScale.retrievalOrder(retrieved);
        }
        try (ModelHandle model = parts.models().acquire(plan.bundle())) {
            if (model == null || context.features().params() == null) {
                return withoutModel(retrieved, plan);
            }
            return rescore(model, retrieved, searcher, context);
        }
    }

    private TopDocs rescore(
            ModelHandle model, TopDocs retrieved, IndexSearcher searcher, HapRescoreContext context)
            throws IOException {
        ShardSearch search = context.search();
        BudgetShare share =
                search == null
                        ? BudgetShare.whole(context.plan())
                        : BudgetShare.of(context.plan(), search.request());
        Price price = model.rescorer().price();
        int granted = grant(share.hits(), retrieved, context, search);
        boolean ownHits = search != null && search.ownHitsAreHere();
        boolean bucket = search != null && !ownHits;
        long started = System.nanoTime();
        RescoreResult result = null;
        try {
            result =
                    model.rescorer()
                            .rescore(
                                    retrieved,
                                    context.getWindowSize(),
                                    searcher,
                                    context.features().fields(),
                                    request(context, search, bucket, granted, share, price),
                                    search == null ? Interruption.NONE : search);
        } finally {
            settle(context, granted, result);
            if (bucket) {
                context.purse().bucketTook(System.nanoTime() - started);
            }
        }
        if (share.average() > 0 && ownHits) {
            steer(price, share, granted, result, context.plan().bundle());
        }
        report(result, context, search);
        return result.topDocs();
    }

    /** What the request may spend on this window, and the node at this moment. */
    private int grant(int share, TopDocs retrieved, HapRescoreContext context, ShardSearch search) {
        int window = Math.min(context.getWindowSize(), retrieved.scoreDocs.length);
        boolean setAside = search != null && search.ownHitsAreToCome();
        int reserved = setAside ? context.getWindowSize() : 0;
        int wanted = context.purse().take(share - reserved, window);
        int granted = parts.governor().grant(wanted);
        context.purse().settle(wanted, granted, 0);
        return granted;
    }

    private void settle(HapRescoreContext context, int granted, RescoreResult result) {
        int used = result == null ? 0 : result.hard();
        long nanos = result == null ? 0 : result.times().expressive();
        context.purse().settle(granted, used, nanos);
        parts.governor().used(result == null ? 0 : result.times().expressiveCpu());
    }

    /** Lets the price follow what the search's own hits have spent. */
    private void steer(
            Price price, BudgetShare share, int granted, RescoreResult result, BundleName bundle) {
        double spent = share.spent(granted, result);
        if (!Double.isNaN(spent)) {
            price.spent(spent, share.average());
            parts.statistics().countAveraged(bundle, price.now(), share.average(), result.hard());
        }
    }

    private void report(RescoreResult result, HapRescoreContext context, ShardSearch search) {
        parts.statistics().count(context.plan().bundle(), result);
        if (result.degradation() != Degradation.NONE) {
            parts.degradations()
                    .note(
                            context.plan().bundle(),
                            result.degradation().name().toLowerCase(Locale.ROOT),
                            result.failure().orElse(null));
        }
        if (search != null && result.degradation() == Degradation.DEADLINE) {
            search.markTimedOut();
        }
        if (search != null && search.explain()) {
            search.keep(result);
        }
    }

    private static RescoreRequest request(
            HapRescoreContext context,
            ShardSearch search,
            boolean bucket,
            int budget,
            BudgetShare share,
            Price price) {
        RescorePlan plan = context.plan();
        double promise = share.average() > 0 ? price.now() : AdaptiveRouter.STOP;
        return new RescoreRequest(
                context.features().params(),
                plan.nowMillis(),
                context.features().luceneQueries(),
                plan.policy().router(plan.thresholds(), promise),
                budget,
                context.purse().nanosLeft(share.nanos()),
                search == null ? 0 : search.page(),
                plan.microBatch(),
                bucket
                        ? context.purse().bucketNanosLeft(plan.deadlineNanos())
                        : plan.deadlineNanos(),
                plan.onFailure(),
                search != null && search.explain());
    }

    private TopDocs withoutModel(TopDocs retrieved, RescorePlan plan) {
        if (plan.onFailure() == OnFailure.FAIL) {
            throw new RescoreFailedException(
                    "model [" + plan.bundle() + "] is not loaded on this node", null);
        }
        parts.degradations().note(plan.bundle(), NOT_LOADED, null);
        return ScoreScale.retrievalOrder(retrieved);
    }

    @Override
    public Explanation explain(
            int topLevelDocId,
            IndexSearcher searcher,
            RescoreContext rescoreContext,
            Explanation retrieval) {
        HapRescoreContext context = (HapRescoreContext) rescoreContext;
        HitRecord kept = context.search() == null ? null : context.search().kept(topLevelDocId);
        return new HitExplanation(context.plan(), retrieval).of(kept);
    }
}
