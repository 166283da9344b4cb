/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.frontier.Frontier;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.KnownRequest;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import io.hapsearch.training.sample.Source;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Routes the held-out requests of data by the models of a bundle. Where a feed knows which hits
 * were shown, only these are judged and the others are passed over, since nobody knows what the
 * user would have thought of them.
 */
public final class BundleFrontier {
    private static final int PAGE = 10;

    private final EvaluationData data;
    private final Progress progress;

    BundleFrontier(EvaluationData data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /**
     * Over the held-out requests of a feed.
     *
     * @param seed decides what is drawn of it
     */
    public static BundleFrontier of(Feed feed, long seed, Progress progress) {
        return new BundleFrontier(
                new FeedData(feed.data(), feed.data().features(), seed), progress);
    }

    /**
     * Routes all requests.
     *
     * @throws CommandFailure if there is no request with candidates
     */
    public Frontier run(LoadedBundle bundle, FrontierBuilder builder) {
        int[] requests = new int[1];
        try (OfflineModels models = new OfflineModels(bundle);
                ProgressBar bar = progress.bar("Routing with " + bundle.name(), data.requests())) {
            data.forEach(
                    request -> {
                        if (request.window() > 0) {
                            builder.add(
                                    known(request, models.score(request).first(request.window())));
                            requests[0]++;
                        }
                        bar.step();
                    });
        }
        if (requests[0] == 0) {
            throw new CommandFailure(data.name() + " has no request with candidates");
        }
        return builder.build();
    }

    private KnownRequest known(CandidateSet request, Scores scores) {
        double[] gains = request.judgments().gains();
        IntPredicate judged = judged(request);
        double[] ideal =
                IntStream.range(0, request.window())
                        .filter(judged)
                        .mapToDouble(i -> gains[i])
                        .toArray();
        return new KnownRequest(
                scores.lightLogits(),
                scores.light(),
                scores.expressiveLogits(),
                scores.expressive(),
                scores.hidden(),
                scores.hiddenWidth(),
                scores.microsPerHit(),
                null,
                true,
                order ->
                        RankingMetrics.ndcg(
                                IntStream.of(order)
                                        .filter(judged)
                                        .mapToDouble(i -> gains[i])
                                        .toArray(),
                                ideal,
                                PAGE,
                                Gain.LINEAR));
    }

    private IntPredicate judged(CandidateSet request) {
        boolean shown = data.knowsShown() && request.has(Source.EXPOSED);
        return i -> !shown || request.sources()[i] == Source.EXPOSED;
    }
}
