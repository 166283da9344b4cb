/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.training.feed.FeedRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/**
 * Counts which share of the window met the expressive model, by asking the node itself: the explanation of a hit tells
 * its route. Explanations are expensive, so a few requests stand for all.
 */
final class RouteShares {

    /** How many requests are explained. */
    static final int REQUESTS = 10;

    private final SearchClient search;
    private final SearchBodies bodies;
    private final Progress progress;

    RouteShares(SearchClient search, SearchBodies bodies, Progress progress) {
        this.search = search;
        this.bodies = bodies;
        this.progress = progress;
    }

    /** The share of each variant, within [0, 1]. */
    Map<Variant, Double> of(List<FeedRequest> requests) {
        int count = Math.min(REQUESTS, requests.size());
        Map<Variant, Double> shares = new EnumMap<>(Variant.class);
        shares.put(Variant.RETRIEVAL, 0.0);
        List<Variant> rescored =
                List.of(Variant.LIGHT, Variant.TWO_STAGE, Variant.EXPRESSIVE_ALL);
        try (ProgressBar bar = progress.bar("Counting routes", (long) rescored.size() * count)) {
            for (Variant variant : rescored) {
                long hits = 0;
                long hard = 0;
                for (int i = 0; i < count; i++) {
                    FeedRequest request = requests.get(i * requests.size() / count);
                    for (JsonNode hit : search.search(bodies.explained(variant, request)).hits()) {
                        hits++;
                        hard += isHard(hit.path("_explanation").path("description").asText()) ? 1 : 0;
                    }
                    bar.step();
                }
                shares.put(variant, (double) hard / hits);
            }
        }
        return shares;
    }

    private static boolean isHard(String explanation) {
        int route = explanation.indexOf("route [");
        if (route < 0) {
            throw new CommandFailure("The node explains a hit without its route: " + explanation);
        }
        return explanation.startsWith("route [hard]", route);
    }
}
