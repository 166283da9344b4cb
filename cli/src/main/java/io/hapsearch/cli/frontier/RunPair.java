/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.rescore.route.Resemblance;
import io.hapsearch.training.evaluate.RankingMetrics;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import io.hapsearch.training.trec.Qrels;
import io.hapsearch.training.trec.TrecRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Two runs as requests that can be routed: the light run's list of a query is the window, the other
 * run is what the expressive model would say. A document that the expressive run does not list
 * stands below all that it lists, in light order among its like. Queries that are not judged, or
 * missing in a run, are left out.
 *
 * <p>Runs have no calibration. Expressive scores are standardized over all queries; a light score
 * becomes the standardized expressive score that least squares expect of it, by the other queries.
 * Judgments are used for quality alone.
 */
public final class RunPair {
    private static final int PAGE = 10;

    /** How far below the list's last document unlisted ones are, in deviations of its scores. */
    private static final double BELOW = 0.5;

    /**
     * How much of the line's slope is left to the light score: the line is drawn without regard to
     * which documents resemble each other, which tells much of the same.
     */
    private static final double LEFT = 0.4;

    private final TrecRun light;
    private final TrecRun expressive;
    private final Qrels qrels;
    private final Function<List<String>, Resemblance> resemblance;
    private final List<String> queries;
    private final List<String> leftOut = new ArrayList<>();

    /**
     * @param resemblance how much the documents of a window resemble each other, or null if nobody
     *     knows
     * @throws CommandFailure if no query is in both runs and judged
     */
    public RunPair(
            TrecRun light,
            TrecRun expressive,
            Qrels qrels,
            Function<List<String>, Resemblance> resemblance) {
        this.light = light;
        this.expressive = expressive;
        this.qrels = qrels;
        this.resemblance = resemblance;
        this.queries = new ArrayList<>();
        for (String query : qrels.queries().keySet()) {
            boolean everywhere =
                    !light.documents(query).isEmpty() && !expressive.documents(query).isEmpty();
            (everywhere ? queries : leftOut).add(query);
        }
        if (queries.isEmpty()) {
            throw new CommandFailure(
                    "No query is judged and in both runs, "
                            + light.name()
                            + " and "
                            + expressive.name(),
                    null);
        }
    }

    /** The judged queries that a run does not have. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The queries that are judged and in both runs, by their name. */
    public Map<String, KnownRequest> requests() {
        Map<String, double[]> targets = targets();
        Map<String, double[]> regressors = new HashMap<>();
        LeastSquares squares = new LeastSquares();
        for (String query : queries) {
            regressors.put(query, regressors(query));
            squares.add(regressors.get(query), targets.get(query));
        }
        Map<String, KnownRequest> requests = new LinkedHashMap<>();
        for (String query : queries) {
            double[] x = regressors.get(query);
            double[] y = targets.get(query);
            requests.put(query, request(query, x, y, squares.without(x, y)));
        }
        return requests;
    }

    private KnownRequest request(String query, double[] x, double[] y, LeastSquares.Line line) {
        int size = y.length;
        float[] order = new float[size];
        double[] lightScores = new double[size];
        double[] expressiveScores = new double[size];
        for (int i = 0; i < size; i++) {
            order[i] = -i;
            lightScores[i] = 1 / (1 + Math.exp(-line.at(LEFT * x[i])));
            expressiveScores[i] = 1 / (1 + Math.exp(-y[i]));
        }
        List<String> documents = light.documents(query);
        double[] grades = qrels.grades(query, documents);
        double[] judged = qrels.judged(query);
        return new KnownRequest(
                order,
                lightScores,
                y,
                expressiveScores,
                null,
                0,
                Double.NaN,
                resemblance == null ? null : resemblance.apply(documents),
                false,
                ranked ->
                        RankingMetrics.ndcg(
                                IntStream.of(ranked).mapToDouble(i -> grades[i]).toArray(),
                                judged,
                                PAGE,
                                Gain.LINEAR));
    }

    /** What a light list tells of each document: its place and its score, standardized. */
    private double[] regressors(String query) {
        List<TrecRun.Entry> entries = light.queries().get(query);
        int size = entries.size();
        double[] places = IntStream.range(0, size).mapToDouble(i -> -Math.log(i + 2)).toArray();
        double[] scores = entries.stream().mapToDouble(TrecRun.Entry::score).toArray();
        standardize(places);
        standardize(scores);
        return IntStream.range(0, size).mapToDouble(i -> (places[i] + scores[i]) / 2).toArray();
    }

    /** The standardized expressive score of each document of the light lists. */
    private Map<String, double[]> targets() {
        Map<String, double[]> raw = new HashMap<>();
        List<Double> known = new ArrayList<>();
        for (String query : queries) {
            Map<String, Double> scores = new HashMap<>();
            expressive.queries().get(query).forEach(e -> scores.put(e.document(), e.score()));
            double[] values =
                    light.documents(query).stream()
                            .mapToDouble(document -> scores.getOrDefault(document, Double.NaN))
                            .toArray();
            raw.put(query, values);
            Arrays.stream(values).filter(value -> !Double.isNaN(value)).forEach(known::add);
        }
        double mean = known.stream().mapToDouble(v -> v).average().orElse(0);
        double variance =
                known.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        for (String query : queries) {
            double last = expressive.queries().get(query).getLast().score();
            double below = (last - mean) / deviation - BELOW;
            double[] values = raw.get(query);
            Arrays.setAll(
                    values, i -> Double.isNaN(values[i]) ? below : (values[i] - mean) / deviation);
        }
        return raw;
    }

    private static void standardize(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
        Arrays.setAll(values, i -> (values[i] - mean) * scale);
    }
}
