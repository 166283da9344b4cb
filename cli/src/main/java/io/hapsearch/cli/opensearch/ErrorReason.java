/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes one line of an error that OpenSearch answers with. Stateless. */
final class ErrorReason {

    private static final int MAX_PLAIN = 300;

    /** The reason, then that of each cause, as far as they say something new. */
    String of(Reply reply) {
        JsonNode error;
        try {
            error = new ObjectMapper().readTree(reply.body()).path("error");
        } catch (IOException e) {
            return plain(reply);
        }
        if (error.isTextual()) {
            return oneLine(error.asText());
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (JsonNode cause = error; cause.isObject(); cause = cause.path("caused_by")) {
            addReason(reasons, cause);
        }
        // The outer reason of a search is "all shards failed"; why is one level below.
        error.path("failed_shards").forEach(shard -> addReason(reasons, shard.path("reason")));
        return reasons.isEmpty() ? plain(reply) : String.join(": ", reasons);
    }

    private static void addReason(Set<String> reasons, JsonNode cause) {
        String reason = oneLine(cause.path("reason").asText(""));
        if (!reason.isEmpty() && reasons.stream().noneMatch(known -> known.contains(reason))) {
            reasons.add(reason);
        }
    }

    private static String plain(Reply reply) {
        String text = oneLine(new String(reply.body(), StandardCharsets.UTF_8));
        String cut = text.length() > MAX_PLAIN ? text.substring(0, MAX_PLAIN) + "..." : text;
        return "HTTP status " + reply.status() + (cut.isEmpty() ? "" : ": " + cut);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
