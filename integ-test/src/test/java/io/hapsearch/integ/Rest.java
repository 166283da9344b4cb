/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A node over HTTP. Thread-safe. */
final class Rest implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI node;

    Rest(URI node) {
        this.node = node;
    }

    /** What the node answered; the body is missing if it is not JSON. */
    record Answer(int status, List<String> degraded, JsonNode body, String text) {
        /** The reason of an error as the user reads it. */
        String reason() {
            return body.at("/error/reason").asText()
                    + " "
                    + body.at("/error/root_cause").toString();
        }
    }

    /** Sends JSON and expects success. */
    JsonNode ok(String method, String path, Object body) {
        Answer answer = send(method, path, body);
        assertTrue(
                answer.status < 300, () -> method + " " + path + " " + body + ": " + answer.text);
        return answer.body;
    }

    JsonNode ok(String method, String path) {
        return ok(method, path, null);
    }

    /** Sends JSON, a string as it is, and expects a certain status. */
    Answer expect(int status, String method, String path, Object body) {
        Answer answer = send(method, path, body);
        assertEquals(
                status, answer.status, () -> method + " " + path + " " + body + ": " + answer.text);
        return answer;
    }

    /** Sends JSON, a string as it is, or nothing for null. */
    Answer send(String method, String path, Object body) {
        BodyPublisher publisher =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        return send(method, path, "application/json", publisher);
    }

    /** Uploads a bundle. */
    Answer upload(String model, byte[] zip) {
        return send(
                "PUT",
                "/_plugins/_hap/models/" + model,
                "application/zip",
                BodyPublishers.ofByteArray(zip));
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(node.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", type)
                        .method(method, body)
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().allValues("HAP-Degraded"),
                    parse(response.body()),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
