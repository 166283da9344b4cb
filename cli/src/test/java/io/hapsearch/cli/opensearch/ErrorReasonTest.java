/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorReasonTest {

    @Test
    void causesThatSayMoreFollow() {
        assertEquals(
                "outer: inner",
                reason(
                        "{\"error\":{\"reason\":\"outer\",\"caused_by\":{\"reason\":\"inner\","
                                + "\"caused_by\":{\"reason\":\"inner\"}}},\"status\":400}"));
    }

    @Test
    void aSearchTellsWhyItsShardsFailed() {
        assertEquals(
                "all shards failed: no such field",
                reason(
                        "{\"error\":{\"reason\":\"all shards failed\",\"failed_shards\":[{\"shard\":0,"
                                + "\"reason\":{\"type\":\"x\",\"reason\":\"no such field\"}}]}}"));
    }

    @Test
    void itIsAlwaysOneLine() {
        assertEquals("a b", reason("{\"error\":\"a\\nb\"}"));
        assertEquals("HTTP status 502: <html> bad gateway", reason("<html>\n  bad gateway"));
        assertEquals("HTTP status 502", reason(""));
    }

    private static String reason(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new ErrorReason().of(new Reply(502, Map.of(), bytes, 0));
    }
}
