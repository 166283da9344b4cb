/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.training.evaluate.Metric;
import io.hapsearch.training.evaluate.RankedList;
import io.hapsearch.training.sample.Source;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Ranks the candidates of held-out requests in every variant, without a node. Not thread-safe; runs
 * once.
 */
final class Evaluation {

    private final EvaluationData data;
    private final RoutingPlan routing;
    private final Progress progress;
    private final SourceQuality overall;
    private final Map<Source, SourceQuality> sources = new EnumMap<>(Source.class);
    private long candidates;
    private long hard;

    Evaluation(EvaluationData data, RoutingPlan routing, List<Metric> metrics, Progress progress) {
        this.data = data;
        this.routing = routing;
        this.progress = progress;
        this.overall = new SourceQuality(metrics);
        for (Source source : Source.values()) {
            sources.put(source, new SourceQuality(metrics));
        }
    }

    /**
     * Evaluates a bundle.
     *
     * @throws CommandFailure that names what is wrong with the data, or what the bundle needs and
     *     the data do not have
     */
    EvaluationResult run(LoadedBundle bundle) {
        requireScores(bundle);
        try (OfflineModels models = new OfflineModels(bundle);
                ProgressBar bar = progress.bar("Evaluating " + bundle.name(), data.requests())) {
            data.forEach(
                    request -> {
                        evaluate(request, models.score(request));
                        bar.step();
                    });
        }
        SourceResult result = overall.result();
        if (result == null) {
            throw new CommandFailure(data.name() + " has no request with candidates");
        }
        Map<String, SourceResult> bySource = new LinkedHashMap<>();
        sources.forEach(
                (source, quality) -> {
                    SourceResult of = quality.result();
                    if (of != null) {
                        bySource.put(source.key(), of);
                    }
                });
        return new EvaluationResult(
                bundle.name().toString(),
                data.name(),
                routing.twoStages().budget(),
                routing.policy(),
                candidates == 0 ? 0 : (double) hard / candidates,
                result,
                bySource);
    }

    private void requireScores(LoadedBundle bundle) {
        for (Feature feature : bundle.spec().features()) {
            if (!data.knowsScores()
                    && (feature instanceof Feature.Query || feature instanceof Feature.Score)) {
                throw new CommandFailure(
                        "Feature ["
                                + feature.name()
                                + "] of "
                                + bundle.name()
                                + " is a score that only an index can compute, and "
                                + data.name()
                                + " has no such value; log samples and give --requests and --samples");
            }
        }
    }

    private void evaluate(CandidateSet request, Scores scores) {
        TwoStages.Outcome routed = routing.twoStages().route(scores.first(request.window()));
        candidates += request.window();
        hard += routed.hard();
        if (request.retrieval() != null) {
            addWindow(Variant.RETRIEVAL, request, request.retrieval());
        }
        addAll(Variant.LIGHT, request, scores.light());
        addWindow(Variant.TWO_STAGE, request, routed.probabilities());
        addAll(Variant.EXPRESSIVE_ALL, request, scores.expressive());
    }

    /** A variant that knows the window alone. */
    private void addWindow(Variant variant, CandidateSet request, double[] scores) {
        double[] all = new double[request.hits().size()];
        System.arraycopy(scores, 0, all, 0, scores.length);
        RankedList list = RankedList.of(all, request.judgments()).only(request::inWindow);
        overall.add(variant, list, request.outcomes());
        sources.forEach(
                (source, quality) -> {
                    if (!request.reachesBeyondWindow(source)) {
                        addSource(quality, source, variant, list, request);
                    }
                });
    }

    /**
     * A variant that knows all candidates. Beside a source that was not retrieved, there is no
     * order to keep between equal scores, and that of the list would favour what was retrieved.
     */
    private void addAll(Variant variant, CandidateSet request, double[] scores) {
        RankedList list = RankedList.of(scores, request.judgments());
        RankedList shuffled = RankedList.of(scores, request.judgments(), anyOrder(scores.length));
        overall.add(variant, list.only(request::inWindow), request.outcomes());
        sources.forEach(
                (source, quality) ->
                        addSource(
                                quality,
                                source,
                                variant,
                                request.reachesBeyondWindow(source) ? shuffled : list,
                                request));
    }

    /** The same each time. */
    private static int[] anyOrder(int size) {
        SplittableRandom random = new SplittableRandom(size);
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }

    /** Requests without a candidate of the source say nothing about it. */
    private static void addSource(
            SourceQuality quality,
            Source source,
            Variant variant,
            RankedList list,
            CandidateSet request) {
        if (request.has(source)) {
            quality.add(
                    variant,
                    list.only(position -> request.beside(source, position)),
                    request.outcomes());
        }
    }
}
