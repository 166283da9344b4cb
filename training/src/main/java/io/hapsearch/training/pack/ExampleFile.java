/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.Golden;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.training.export.RawScorer;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Raw values of requests and hits from which golden examples are made: {@code golden.json} of which
 * logits may be left out. Logits that are there, computed where the model was trained, must come
 * out again.
 *
 * @param requests at least one
 */
public record ExampleFile(List<Request> requests) {
    /** How far a given logit may be off, relative where its size is above 1: that of nodes. */
    private static final double TOLERANCE = 1e-4;

    /** Checks that there is something to compute. */
    public ExampleFile {
        if (requests == null || requests.isEmpty()) {
            throw new IllegalArgumentException("[requests] is missing or empty");
        }
        requests = List.copyOf(requests);
    }

    /**
     * The examples with the logits of the graphs.
     *
     * @throws InvalidDocumentException if a logit that was given does not come out
     */
    Golden golden(RawScorer scorer) {
        List<Golden.Request> golden = new ArrayList<>();
        for (Request request : requests) {
            String place = "at requests[" + golden.size() + "]";
            try {
                RawScorer.Logits logits = scorer.score(request.raw(), request.rawHits());
                List<Golden.Hit> hits = new ArrayList<>();
                for (Hit hit : request.hits()) {
                    int row = hits.size();
                    String where = place + ".hits[" + row + "]";
                    compare(where + ".light", hit.light(), logits.light()[row]);
                    compare(where + ".expressive", hit.expressive(), logits.expressive()[row]);
                    hits.add(
                            request.rawHits()
                                    .get(row)
                                    .golden(logits.light()[row], logits.expressive()[row]));
                }
                golden.add(new Golden.Request(request.now(), request.params(), hits));
            } catch (InvalidDocumentException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new InvalidDocumentException("examples", place + ": " + e.getMessage(), e);
            }
        }
        return new Golden(golden);
    }

    private static void compare(String where, Double expected, float actual) {
        if (expected != null
                && !(Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            throw new InvalidDocumentException(
                    "examples",
                    where + ": the graph computes " + actual + ", expected is " + expected);
        }
    }

    /** The same examples without the expressive model's logits. */
    ExampleFile withoutExpressive() {
        return new ExampleFile(requests.stream().map(Request::withoutExpressive).toList());
    }

    /**
     * A request.
     *
     * @param now its time, milliseconds since the epoch
     * @param params the values that it gives
     * @param hits its hits, at least one
     */
    public record Request(
            @JsonProperty(required = true) long now, Map<String, JsonNode> params, List<Hit> hits) {

        /** Checks that there are hits. */
        public Request {
            params = params == null ? Map.of() : Map.copyOf(params);
            if (hits == null || hits.isEmpty()) {
                throw new IllegalArgumentException("[hits] is missing or empty");
            }
            hits = List.copyOf(hits);
        }

        Request withoutExpressive() {
            return new Request(now, params, hits.stream().map(Hit::withoutExpressive).toList());
        }

        RawRequest raw() {
            return new RawRequest("example", now, params);
        }

        List<RawHit> rawHits() {
            List<RawHit> raw = new ArrayList<>();
            for (Hit hit : hits) {
                raw.add(
                        new RawHit(
                                hit.score == null ? 0 : hit.score,
                                hit.rank == null ? raw.size() : hit.rank,
                                hit.fields,
                                hit.queries));
            }
            return raw;
        }
    }

    /**
     * A hit.
     *
     * @param score the retrieval score, 0 if left out
     * @param rank the position in retrieval order, that in the list if left out
     * @param fields values by field
     * @param queries scores of query features by feature
     * @param light the light model's logit, if it is known
     * @param expressive the expressive model's logit, if it is known
     */
    public record Hit(
            Double score,
            Integer rank,
            Map<String, JsonNode> fields,
            Map<String, Double> queries,
            Double light,
            Double expressive) {

        /** Fills in what is left out. */
        public Hit {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
            queries = queries == null ? Map.of() : Map.copyOf(queries);
        }

        Hit withoutExpressive() {
            return new Hit(score, rank, fields, queries, light, null);
        }
    }
}
