/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.training.feed.FeedRequest;

/**
 * The searches of the demo. Immutable, thread-safe.
 *
 * @param model the alias of the deployed bundle
 * @param window how many hits are rescored
 */
record SearchBodies(String model, int window) {

    /** So late that it cuts nothing off: a variant that is cut short would look fast. */
    private static final String DEADLINE = "10s";

    /** The search for one page of ids. */
    ObjectNode page(Variant variant, FeedRequest request) {
        ObjectNode body = query(request, Ranking.PAGE);
        if (variant != Variant.RETRIEVAL) {
            body.set("rescore", rescore(variant, request));
        }
        return body;
    }

    /** The plain query for the ids of the whole window. */
    ObjectNode candidates(FeedRequest request) {
        return query(request, window);
    }

    /** The search for the whole window, each hit with its explanation. */
    ObjectNode explained(Variant variant, FeedRequest request) {
        ObjectNode body = query(request, window).put("explain", true);
        body.set("rescore", rescore(variant, request));
        return body;
    }

    /** The search as a user would write it: everything left out that need not be there. */
    ObjectNode simplest(FeedRequest request) {
        ObjectNode body = object();
        body.set("query", request.query());
        body.put("size", Ranking.PAGE);
        ObjectNode rescore = body.putObject("rescore").put("window_size", window);
        clause(rescore, request);
        return body;
    }

    private ObjectNode query(FeedRequest request, int size) {
        ObjectNode body = object();
        body.set("query", request.query());
        return body.put("size", size).put("_source", false);
    }

    private ObjectNode rescore(Variant variant, FeedRequest request) {
        ObjectNode rescore = object().put("window_size", window);
        ObjectNode clause = clause(rescore, request);
        clause.put("now", request.millis()).put("deadline", DEADLINE).put("on_failure", "fail");
        switch (variant) {
            case LIGHT -> clause.put("budget", 0);
            case EXPRESSIVE_ALL -> clause.put("budget", window).put("policy", "top");
            case TWO_STAGE -> {
                // Its budget and policy are the defaults: that is what it shows.
            }
            case RETRIEVAL -> throw new IllegalArgumentException("the plain query has no rescorer");
        }
        return rescore;
    }

    private ObjectNode clause(ObjectNode rescore, FeedRequest request) {
        ObjectNode clause = rescore.putObject("hap").put("model", model);
        clause.putObject("params").setAll(request.params());
        return clause;
    }

    private static ObjectNode object() {
        return new ObjectMapper().createObjectNode();
    }
}
