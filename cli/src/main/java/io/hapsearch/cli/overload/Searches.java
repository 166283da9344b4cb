/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.measure.Ranking;
import io.hapsearch.cli.opensearch.Payload;
import io.hapsearch.cli.opensearch.RescoreClause;
import io.hapsearch.training.feed.FeedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The searches of a feed's requests, as many at the same time as one likes. An error or an answer
 * in part is an outcome, not a failure of the measurement. Thread-safe.
 */
final class Searches {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final List<FeedRequest> requests;
    private final List<HttpRequest> searches = new ArrayList<>();

    /**
     * @param node where to send them
     * @param index what to search
     * @param model the alias of the deployed bundle
     * @param window how many hits are rescored
     * @param budget how many of them may meet the expressive model
     */
    Searches(
            URI node,
            String index,
            String model,
            int window,
            int budget,
            List<FeedRequest> requests) {
        this.requests = requests;
        URI uri = node.resolve("/" + index + "/_search");
        for (FeedRequest request : requests) {
            searches.add(
                    HttpRequest.newBuilder(uri)
                            .version(HttpClient.Version.HTTP_1_1)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            Payload.json(body(request, model, window, budget))
                                                    .bytes()))
                            .build());
        }
    }

    private ObjectNode body(FeedRequest request, String model, int window, int budget) {
        ObjectNode body = json.createObjectNode();
        body.set("query", request.query());
        body.put("size", Ranking.PAGE).put("_source", false);
        Map<String, Object> settings =
                Map.of(
                        "budget",
                        budget,
                        "policy",
                        "top",
                        "deadline",
                        "10s",
                        "now",
                        request.millis());
        body.set("rescore", new RescoreClause(model, window, request.params()).json(settings));
        return body;
    }

    /** Sends the search of a number; they come again and again. */
    CompletableFuture<Outcome> send(int number) {
        int request = number % requests.size();
        return client.sendAsync(searches.get(request), HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> outcome(requests.get(request), response));
    }

    private Outcome outcome(FeedRequest request, HttpResponse<byte[]> response) {
        if (response == null || response.statusCode() != 200) {
            return new Outcome(0, Double.NaN, true);
        }
        try {
            JsonNode answer = json.readTree(response.body());
            boolean partial =
                    answer.path("timed_out").asBoolean()
                            || answer.at("/_shards/failed").asInt() > 0;
            List<String> ids = new ArrayList<>();
            answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
            Ranking ranking = Ranking.of(ids, request.retrieved(), request.truth());
            return new Outcome(0, ranking.ndcg(), partial);
        } catch (IOException e) {
            return new Outcome(0, Double.NaN, true);
        }
    }
}
