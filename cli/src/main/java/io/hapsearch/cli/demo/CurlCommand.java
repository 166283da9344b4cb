/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** A search as a line for the shell. Stateless. */
final class CurlCommand {

    /**
     * The line.
     *
     * @param node where the node answers
     */
    String search(URI node, String index, JsonNode body) {
        return "curl -s '"
                + node
                + "/"
                + index
                + "/_search?pretty' -H 'Content-Type: application/json' -d "
                + quoted(body.toString());
    }

    /** In single quotes nothing is special but the single quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
