/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.RawHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Orders the replayed candidates of a data set's held-out requests in four ways, without a node: as
 * retrieved, by the light model, in two stages (the best light scores go to the expressive model,
 * as in the paper), and by the expressive model alone. Not thread-safe.
 */
public final class FeedEvaluation {
    private static final int K = 10;

    private final LoadedBundle bundle;
    private final int budget;
    private final Map<String, RawHit> documents = new HashMap<>();

    /**
     * @param bundle the models, which must stay open
     * @param budget how many hits of a request the expressive model scores in two stages
     */
    public FeedEvaluation(LoadedBundle bundle, int budget) {
        this.bundle = bundle;
        this.budget = budget;
    }

    /** The metrics of each variant, request by request. */
    public Map<Variant, List<Metrics>> evaluate(FeedDataSet data) {
        for (FeedDocument document : data.documents()) {
            Map<String, JsonNode> fields = new HashMap<>();
            document.source()
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            documents.put(document.id(), RawHit.ofDocument(fields));
        }
        Map<Variant, List<Metrics>> metrics = new LinkedHashMap<>();
        InputBuffers inputs = new InputBuffers(bundle.spec(), 1);
        for (FeedRequest request : data.testRequests()) {
            encode(request, inputs);
            double[] light = probabilities(bundle.light(), inputs, request.retrieved().size());
            double[] expressive =
                    probabilities(bundle.expressive(), inputs, request.retrieved().size());
            orders(light, expressive)
                    .forEach(
                            (variant, order) ->
                                    metrics.computeIfAbsent(variant, key -> new ArrayList<>())
                                            .add(measure(request, order)));
        }
        return metrics;
    }

    private void encode(FeedRequest request, InputBuffers inputs) {
        inputs.ensureRows(request.retrieved().size());
        ParamValues params = ParamValues.resolve(bundle.spec(), request.params());
        new RequestEncoder(bundle.spec()).encode(params, inputs);
        HitEncoder encoder = new HitEncoder(params, request.millis());
        for (int row = 0; row < request.retrieved().size(); row++) {
            RawHit document = documents.get(request.retrieved().get(row));
            encoder.encode(document.values(), inputs, row);
        }
    }

    private static double[] probabilities(LoadedModel model, InputBuffers inputs, int rows) {
        try (BatchScorer scorer = model.scorer(inputs)) {
            scorer.score(rows);
            return IntStream.range(0, rows)
                    .mapToDouble(row -> model.calibration().probability(scorer.logits().get(row)))
                    .toArray();
        }
    }

    private Map<Variant, int[]> orders(double[] light, double[] expressive) {
        Map<Variant, int[]> orders = new LinkedHashMap<>();
        orders.put(Variant.RETRIEVAL, IntStream.range(0, light.length).toArray());
        int[] byLight = descending(light);
        orders.put(Variant.LIGHT, byLight);
        double[] joined = light.clone();
        for (int i = 0; i < Math.min(budget, byLight.length); i++) {
            joined[byLight[i]] = expressive[byLight[i]];
        }
        orders.put(Variant.TWO_STAGE, descending(joined));
        orders.put(Variant.EXPRESSIVE_ALL, descending(expressive));
        return orders;
    }

    private static int[] descending(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer hit) -> scores[hit]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Metrics measure(FeedRequest request, int[] order) {
        List<String> ranked =
                IntStream.of(order)
                        .mapToObj(request.retrieved()::get)
                        .filter(
                                id ->
                                        request.truth()
                                                .judged()
                                                .map(known -> known.contains(id))
                                                .orElse(true))
                        .toList();
        double[] gains = ranked.stream().mapToDouble(request.truth()::gain).toArray();
        return new Metrics(
                RankingMetrics.ndcg(gains, gains, K, Gain.LINEAR),
                RankingMetrics.hitRate(ranked, request.truth().relevant(), K),
                RankingMetrics.reciprocalRank(ranked, request.truth().relevant(), ranked.size()));
    }

    /** How candidates are ordered. */
    public enum Variant {
        /** As retrieved. */
        RETRIEVAL,
        /** By the light model alone. */
        LIGHT,
        /** By the light model, the best of it by the expressive one. */
        TWO_STAGE,
        /** By the expressive model alone. */
        EXPRESSIVE_ALL
    }

    /**
     * The metrics of one request.
     *
     * @param ndcg10 NDCG@10 with linear gain, the ideal made of the window
     * @param hitRate10 HR@10
     * @param reciprocalRank over the window
     */
    public record Metrics(double ndcg10, double hitRate10, double reciprocalRank) {}
}
