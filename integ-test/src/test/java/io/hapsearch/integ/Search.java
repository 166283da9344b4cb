/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A search with a {@code hap} clause, built step by step. Not thread-safe. */
final class Search {
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ObjectNode rescore = JsonNodeFactory.instance.objectNode();
    private final ObjectNode clause = rescore.putObject("hap");

    private Search(String query) {
        body.set("query", Models.json(query));
        body.put("size", 10);
        body.set("rescore", rescore);
    }

    /**
     * A search for a query with a model that takes no params, at the time of the corpus, with a
     * deadline that a busy machine keeps.
     */
    static Search of(String query, String model) {
        Search search = new Search(query);
        search.clause.put("model", model);
        search.clause.put("now", Corpus.NOW);
        search.clause.put("deadline", "10s");
        return search;
    }

    /** A search for all documents, each with the same retrieval score. */
    static Search all(String model) {
        return of("{\"match_all\": {}}", model);
    }

    Search window(int size) {
        rescore.put("window_size", size);
        return this;
    }

    /** Sets a key of the clause to a JSON value. */
    Search hap(String key, String json) {
        clause.set(key, Models.json(json));
        return this;
    }

    /** Sets a key of the request to a JSON value. */
    Search with(String key, String json) {
        body.set(key, Models.json(json));
        return this;
    }

    Search budget(int budget) {
        return hap("budget", Integer.toString(budget));
    }

    Search page(int from, int size) {
        body.put("from", from);
        body.put("size", size);
        return this;
    }

    Search explain() {
        body.put("explain", true);
        return this;
    }

    JsonNode json() {
        return body;
    }

    /** The same search without the clause. */
    JsonNode plain() {
        ObjectNode plain = body.deepCopy();
        plain.remove("rescore");
        return plain;
    }

    /** Runs it and expects success on all shards. */
    Result run(Rest rest, String index) {
        return Result.of(rest.expect(200, "POST", "/" + index + "/_search", body));
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
