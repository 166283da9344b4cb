/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a node answered.
 *
 * @param status the HTTP status
 * @param headers by name in lower case
 * @param body as it came, empty if there was none
 * @param nanos from sending the request to having the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares bodies
public record Reply(int status, Map<String, List<String>> headers, byte[] body, long nanos) {

    /** Whether the status is one of the 200s. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The values of a header, empty if it is not there. */
    public List<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of());
    }

    /** The body as JSON; a missing node if there is none. */
    public JsonNode json() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new OpenSearchFailure(status, "An answer is not JSON: " + e.getMessage(), e);
        }
    }
}
