/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.cli.opensearch.RescoreClause;
import io.hapsearch.training.feed.FeedRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * The searches of the demo. Immutable, thread-safe.
 *
 * @param model the alias of the deployed bundle
 * @param window how many hits are rescored
 */
record SearchBodies(String model, int window) {

    /** The search for one page of ids, as it is timed. */
    ObjectNode page(Variant variant, FeedRequest request) {
        return search(variant, request, Ranking.PAGE);
    }

    /**
     * The search whose answer is judged: deep enough that a page of judged documents is left where
     * not all are judged.
     */
    ObjectNode judged(Variant variant, FeedRequest request) {
        boolean all = request.truth().judged().isEmpty();
        return search(variant, request, all ? Ranking.PAGE : window);
    }

    private ObjectNode search(Variant variant, FeedRequest request, int size) {
        ObjectNode body = query(request, size);
        if (variant != Variant.RETRIEVAL) {
            body.set("rescore", rescore(variant, request));
        }
        return body;
    }

    /** The plain query for the ids of the whole window. */
    ObjectNode candidates(FeedRequest request) {
        return query(request, window);
    }

    /** The search as a user would write it: everything left out that need not be there. */
    ObjectNode simplest(FeedRequest request) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.set("query", request.query());
        body.put("size", Ranking.PAGE);
        body.set("rescore", clause(request).json());
        return body;
    }

    private ObjectNode query(FeedRequest request, int size) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.set("query", request.query());
        return body.put("size", size).put("_source", false);
    }

    private ObjectNode rescore(Variant variant, FeedRequest request) {
        Map<String, Object> settings = new HashMap<>(RescoreClause.WHOLE);
        settings.put("now", request.millis());
        switch (variant) {
            case LIGHT -> settings.put("budget", 0);
            case EXPRESSIVE_ALL -> settings.putAll(Map.of("budget", window, "policy", "top"));
            case TWO_STAGE -> {
                // Its budget and policy are the defaults: that is what it shows.
            }
            case RETRIEVAL -> throw new IllegalArgumentException("the plain query has no rescorer");
        }
        return clause(request).json(settings);
    }

    private RescoreClause clause(FeedRequest request) {
        return new RescoreClause(model, window, request.params());
    }
}
