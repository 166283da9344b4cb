/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.LoadedModel;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.onnx.BatchScorer;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import io.hapsearch.models.testing.Bundles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a search must give, computed from documents as they were indexed and both models, by no code
 * of the plugin or of the rescorer: one batch each, and the routing spelled out anew. Not
 * thread-safe.
 */
final class ReferenceRescorer implements AutoCloseable {
    private final LoadedBundle bundle;

    ReferenceRescorer(byte[] zip) {
        bundle = Bundles.load(zip);
    }

    /**
     * What decides which hits are hard.
     *
     * @param policy {@code top} or {@code band}
     * @param budget of this shard
     */
    record Routing(String policy, double easyNegative, double easyPositive, int budget) {
        private boolean mayBeHard(double light) {
            return policy.equals("top") || (light > easyNegative && light < easyPositive);
        }
    }

    /**
     * A hit as it was retrieved.
     *
     * @param queries the scores of query features by feature, for those that match
     */
    record Retrieved(
            String id, float score, Map<String, JsonNode> source, Map<String, Double> queries) {}

    /** A hit with its score; all expressive scores are here, whether it is hard or not. */
    record Scored(
            String id,
            boolean hard,
            double lightLogit,
            double lightProbability,
            double expressiveLogit,
            double expressiveProbability) {

        double score() {
            return 1 + (hard ? expressiveProbability : lightProbability);
        }
    }

    /** Scores the window of one shard, given in retrieval order. */
    List<Scored> score(List<Retrieved> window, Map<String, JsonNode> params, Routing routing) {
        if (window.isEmpty()) {
            return List.of();
        }
        float[] light = logits(bundle.light(), window, params);
        float[] expressive = logits(bundle.expressive(), window, params);
        List<Integer> hard =
                IntStream.range(0, window.size())
                        .boxed()
                        .filter(
                                i ->
                                        routing.mayBeHard(
                                                bundle.light().calibration().probability(light[i])))
                        .sorted(Comparator.comparing(i -> -light[i]))
                        .limit(routing.budget())
                        .toList();
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < window.size(); i++) {
            scored.add(
                    new Scored(
                            window.get(i).id(),
                            hard.contains(i),
                            light[i],
                            bundle.light().calibration().probability(light[i]),
                            expressive[i],
                            bundle.expressive().calibration().probability(expressive[i])));
        }
        return scored;
    }

    private float[] logits(LoadedModel model, List<Retrieved> window, Map<String, JsonNode> given) {
        InputBuffers inputs = new InputBuffers(bundle.spec(), window.size());
        ParamValues params = ParamValues.resolve(bundle.spec(), given);
        new RequestEncoder(bundle.spec()).encode(params, inputs);
        HitEncoder encoder = new HitEncoder(params, Corpus.NOW);
        for (int rank = 0; rank < window.size(); rank++) {
            Retrieved hit = window.get(rank);
            encoder.encode(
                    new Golden.Hit(hit.score(), rank, hit.source(), hit.queries(), 0, 0),
                    inputs,
                    rank);
        }
        float[] logits = new float[window.size()];
        try (BatchScorer scorer = model.scorer(inputs)) {
            scorer.score(window.size());
            scorer.logits().get(0, logits);
        }
        return logits;
    }

    @Override
    public void close() {
        bundle.release();
    }
}
