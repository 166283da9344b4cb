/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.measure.Interleaving;
import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.cli.measure.Timings;
import io.hapsearch.cli.opensearch.Payload;
import io.hapsearch.cli.opensearch.RescoreCounts;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.SearchReply;
import io.hapsearch.training.feed.FeedRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;

/**
 * Answers every request in every variant, first to judge the answers and to warm everything up,
 * then to time them.
 */
final class Measurement {

    private static final Variant[] VARIANTS = Variant.values();
    private static final int WARM_UP_PASSES = 2;
    private static final int PASSES = 3;

    private final SearchClient search;
    private final Progress progress;
    private final List<FeedRequest> requests;
    private final SearchBodies searches;
    private final List<List<Payload>> bodies;
    private final long seed;

    /**
     * @param seed decides in which order variants take their turns
     */
    Measurement(
            SearchClient search,
            SearchBodies searches,
            List<FeedRequest> requests,
            Progress progress,
            long seed) {
        this.search = search;
        this.searches = searches;
        this.progress = progress;
        this.requests = requests;
        this.seed = seed;
        this.bodies = new ArrayList<>();
        for (Variant variant : VARIANTS) {
            bodies.add(
                    requests.stream().map(r -> Payload.json(searches.page(variant, r))).toList());
        }
    }

    /**
     * Judges each variant's answers.
     *
     * @param candidates the window of each request
     * @param stats counts what the node does meanwhile; nobody else must search with the model
     */
    Map<Variant, Answers> judge(List<List<String>> candidates, Supplier<RescoreCounts> stats) {
        Map<Variant, Answers> answers = new EnumMap<>(Variant.class);
        long steps = (long) VARIANTS.length * requests.size();
        try (ProgressBar bar = progress.bar("Answering requests", steps)) {
            for (Variant variant : VARIANTS) {
                RescoreCounts before = stats.get();
                List<Ranking> rankings = new ArrayList<>();
                for (int request = 0; request < requests.size(); request++) {
                    FeedRequest asked = requests.get(request);
                    SearchReply reply =
                            search.search(Payload.json(searches.judged(variant, asked)));
                    rankings.add(Ranking.of(reply.ids(), candidates.get(request), asked.truth()));
                    bar.step();
                }
                answers.put(variant, new Answers(rankings, stats.get().since(before).hardShare()));
            }
        }
        return answers;
    }

    /** Times each variant, once everything is warm. */
    Timings time() {
        Interleaving interleaving = new Interleaving(VARIANTS.length, requests.size(), seed);
        long steps = (long) (WARM_UP_PASSES + PASSES) * requests.size();
        try (ProgressBar bar = progress.bar("Timing, variants in turns", steps)) {
            interleaving.run(WARM_UP_PASSES, (v, r) -> ask(v, r).nanos(), bar::step);
            return interleaving.run(PASSES, (v, r) -> ask(v, r).nanos(), bar::step);
        }
    }

    private SearchReply ask(int variant, int request) {
        return search.search(bodies.get(variant).get(request));
    }
}
