/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The body of a request. Its bytes are made beforehand, so that they can be sent many times and
 * cost nothing while a clock runs; they are not to be written to.
 *
 * @param bytes as they are sent
 * @param contentType the media type
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
public record Payload(byte[] bytes, String contentType) {

    /** A JSON document. */
    public static Payload json(JsonNode document) {
        try {
            return new Payload(new ObjectMapper().writeValueAsBytes(document), "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value for JSON: " + document, e);
        }
    }

    /** One JSON document per line, as bulk requests have it. */
    public static Payload lines(byte[] bytes) {
        return new Payload(bytes, "application/x-ndjson");
    }

    /** A zip file. */
    public static Payload zip(byte[] bytes) {
        return new Payload(bytes, "application/zip");
    }
}
