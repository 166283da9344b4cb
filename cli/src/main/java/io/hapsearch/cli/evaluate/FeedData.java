/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.evaluate.Judgments;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The held-out requests of a feed: the window is what a replay of the query retrieves. Sources
 * follow the paper (arXiv 2603.03770): exposed is what was shown, ranking what was retrieved beyond
 * position 50, preranking beyond position 200, and global is drawn at random from all documents.
 */
final class FeedData implements EvaluationData {

    private static final int RANKING_FROM = 50;
    private static final int PRERANKING_FROM = 200;
    private static final int GLOBAL = 100;

    private final FeedDataSet data;
    private final FeatureSpec spec;
    private final long seed;

    /**
     * @param spec of the params that the feed knows, those that count
     * @param seed decides which documents stand for the global source
     */
    FeedData(FeedDataSet data, FeatureSpec spec, long seed) {
        this.data = data;
        this.spec = spec;
        this.seed = seed;
    }

    @Override
    public String name() {
        return data.name();
    }

    @Override
    public int requests() {
        return data.testRequests().size();
    }

    @Override
    public boolean knowsScores() {
        return false;
    }

    @Override
    public boolean knowsShown() {
        return true;
    }

    @Override
    public void forEach(Consumer<CandidateSet> consumer) {
        Map<String, Map<String, JsonNode>> documents = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (FeedDocument document : data.documents()) {
            Map<String, JsonNode> fields = new HashMap<>();
            document.source()
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            documents.put(document.id(), fields);
            ids.add(document.id());
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (FeedRequest request : data.testRequests()) {
            consumer.accept(candidates(request, documents, globals(request, ids, random)));
        }
    }

    /** Documents that were not shown, at random. */
    private static List<String> globals(
            FeedRequest request, List<String> ids, SplittableRandom random) {
        List<String> globals = new ArrayList<>();
        for (int i = 0; i < GLOBAL; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            if (!request.truth().relevant().contains(id)
                    && !request.truth().judged().map(shown -> shown.contains(id)).orElse(false)) {
                globals.add(id);
            }
        }
        return globals;
    }

    private CandidateSet candidates(
            FeedRequest request,
            Map<String, Map<String, JsonNode>> documents,
            List<String> globals) {
        List<String> ids = new ArrayList<>(request.retrieved());
        int window = ids.size();
        ids.addAll(globals);
        int size = ids.size();
        Optional<Set<String>> shown = request.truth().judged();
        List<RawHit> hits = new ArrayList<>(size);
        Source[] sources = new Source[size];
        double[] gains = new double[size];
        boolean[] relevant = new boolean[size];
        for (int i = 0; i < size; i++) {
            String id = ids.get(i);
            Map<String, JsonNode> fields = documents.get(id);
            if (fields == null) {
                throw new CommandFailure(
                        "Request "
                                + request.id()
                                + " retrieves document "
                                + id
                                + ", which is not in the data set");
            }
            hits.add(new RawHit(Double.NaN, i < window ? i : -1, fields, Map.of()));
            sources[i] = i < window ? source(id, i, shown) : Source.GLOBAL;
            gains[i] = request.truth().gain(id);
            relevant[i] = request.truth().relevant().contains(id);
        }
        return new CandidateSet(
                request.id(),
                request.millis(),
                params(request),
                hits,
                window,
                IntStream.range(0, window).mapToDouble(position -> -position).toArray(),
                sources,
                gains,
                new Judgments(gains, relevant, request.truth().relevant().size()));
    }

    private Map<String, JsonNode> params(FeedRequest request) {
        Map<String, JsonNode> params = new HashMap<>(request.params());
        params.keySet().removeIf(name -> spec.param(name).isEmpty());
        return params;
    }

    private static Source source(String id, int position, Optional<Set<String>> shown) {
        if (shown.isPresent() && shown.get().contains(id)) {
            return Source.EXPOSED;
        }
        return position >= PRERANKING_FROM
                ? Source.PRERANKING
                : position >= RANKING_FROM ? Source.RANKING : null;
    }
}
