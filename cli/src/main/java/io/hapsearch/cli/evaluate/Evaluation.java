/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.measure.Difference;
import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.training.evaluate.BinaryMetrics;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.RawHit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * Ranks the replayed candidates of a data set's held-out requests in every variant, without a node.
 * Not thread-safe.
 */
final class Evaluation {

    private static final String RETRIEVAL = "retrieval";
    private static final String LIGHT = "light";
    private static final String TWO_STAGE = "two_stage";
    private static final String EXPRESSIVE_ALL = "expressive_all";

    private final FeedDataSet data;
    private final TwoStages twoStages;
    private final Progress progress;
    private final Map<String, VariantQuality> qualities = new LinkedHashMap<>();

    Evaluation(FeedDataSet data, TwoStages twoStages, Progress progress) {
        this.data = data;
        this.twoStages = twoStages;
        this.progress = progress;
    }

    /** Evaluates a bundle; call it once. */
    EvaluationResult run(LoadedBundle bundle) {
        List<FeedRequest> requests = data.testRequests();
        try (OfflineModels models = new OfflineModels(bundle, documents());
                ProgressBar bar = progress.bar("Evaluating " + bundle.name(), requests.size())) {
            for (FeedRequest request : requests) {
                evaluate(request, models.score(request));
                bar.step();
            }
        }
        Map<String, VariantQuality.Summary> variants = new LinkedHashMap<>();
        qualities.forEach((name, quality) -> variants.put(name, quality.summary()));
        return new EvaluationResult(
                bundle.name().toString(),
                data.name(),
                requests.size(),
                twoStages.budget(),
                variants,
                List.of(
                        difference(LIGHT, RETRIEVAL),
                        difference(TWO_STAGE, LIGHT),
                        difference(EXPRESSIVE_ALL, TWO_STAGE)));
    }

    private void evaluate(FeedRequest request, Scores scores) {
        int size = scores.size();
        double[] retrieval = IntStream.range(0, size).mapToDouble(position -> -position).toArray();
        add(RETRIEVAL, request, retrieval, 0);
        add(LIGHT, request, scores.light(), 0);
        TwoStages.Outcome routed = twoStages.route(scores);
        add(TWO_STAGE, request, routed.probabilities(), routed.hard());
        add(EXPRESSIVE_ALL, request, scores.expressive(), size);
    }

    private void add(String variant, FeedRequest request, double[] scores, int hard) {
        List<String> candidates = request.retrieved();
        Set<String> relevant = request.truth().relevant();
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = relevant.contains(candidates.get(i));
        }
        // A stable sort: equal scores keep their retrieval order, as on a node.
        List<String> ranked =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                        .map(candidates::get)
                        .toList();
        qualities
                .computeIfAbsent(variant, name -> new VariantQuality())
                .add(
                        Ranking.of(ranked, candidates, request.truth()),
                        BinaryMetrics.auc(scores, labels),
                        scores.length,
                        hard);
    }

    private Map<String, RawHit> documents() {
        Map<String, RawHit> documents = new HashMap<>();
        for (FeedDocument document : data.documents()) {
            Map<String, JsonNode> fields = new HashMap<>();
            document.source()
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            documents.put(document.id(), RawHit.ofDocument(fields));
        }
        return documents;
    }

    private Difference difference(String variant, String over) {
        return Difference.of(
                variant, qualities.get(variant).rankings(), over, qualities.get(over).rankings());
    }
}
