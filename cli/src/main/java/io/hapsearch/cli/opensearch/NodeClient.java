/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpHost;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** An HTTP client to one node that keeps its connections. Thread-safe. */
public final class NodeClient implements AutoCloseable {

    /** Activating a model makes every data node load it, which may take long. */
    private static final int RESPONSE_TIMEOUT_SECONDS = 300;

    private final URI uri;
    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;
    private final ErrorReason errors = new ErrorReason();

    /**
     * @param uri where the node answers; nothing is sent yet
     */
    public NodeClient(URI uri) {
        this.uri = uri;
        HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        this.transport =
                ApacheHttpClient5TransportBuilder.builder(host)
                        .setRequestConfigCallback(
                                config ->
                                        config.setResponseTimeout(
                                                RESPONSE_TIMEOUT_SECONDS, TimeUnit.SECONDS))
                        .build();
        this.client = new OpenSearchGenericClient(transport);
    }

    /** Where the node answers. */
    public URI uri() {
        return uri;
    }

    /**
     * Sends a request without a body.
     *
     * @throws OpenSearchFailure if there is no answer, or it is an error
     */
    public Reply send(String method, String path) {
        return send(method, path, Map.of(), null);
    }

    /**
     * Sends a request.
     *
     * @param path from the root, with a slash in front, percent-encoded
     * @param parameters what comes after the question mark
     * @param payload null for none
     * @throws OpenSearchFailure if there is no answer, or it is an error
     */
    public Reply send(String method, String path, Map<String, String> parameters, Payload payload) {
        Reply reply = exchange(method, path, parameters, payload);
        if (!reply.isSuccess()) {
            throw new OpenSearchFailure(reply.status(), errors.of(reply));
        }
        return reply;
    }

    private Reply exchange(
            String method, String path, Map<String, String> parameters, Payload payload) {
        Body body = payload == null ? null : Body.from(payload.bytes(), payload.contentType());
        Request request = Requests.create(method, path, List.of(), parameters, body);
        long start = System.nanoTime();
        try (Response response = client.execute(request)) {
            byte[] bytes = response.getBody().map(Body::bodyAsBytes).orElse(new byte[0]);
            long nanos = System.nanoTime() - start;
            return new Reply(response.getStatus(), headers(response), bytes, nanos);
        } catch (IOException e) {
            throw new OpenSearchFailure(0, "Cannot reach " + uri + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (Exception e) {
            throw new OpenSearchFailure(0, "Cannot close the connections to " + uri, e);
        }
    }

    private static Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> headers = new HashMap<>();
        for (Map.Entry<String, String> header : response.getHeaders()) {
            headers.computeIfAbsent(
                            header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }
}
