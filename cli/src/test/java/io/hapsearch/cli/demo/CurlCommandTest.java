/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

    /** A function of this name prints its last argument, as the shell hands it over. */
    private static final String FAKE =
            "curl() { for argument; do :; done; printf %s \"$argument\"; }; ";

    @Test
    void theShellHandsTheBodyOverAsItIs() throws Exception {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("text", "it's \"$HOME\" `and` \\ 'more'");
        String command =
                new CurlCommand().search(URI.create("http://127.0.0.1:9200"), "videos", body);

        Process shell =
                new ProcessBuilder("sh", "-c", FAKE + command).redirectErrorStream(true).start();
        byte[] printed = shell.getInputStream().readAllBytes();

        assertEquals(0, shell.waitFor());
        assertEquals(body.toString(), new String(printed, StandardCharsets.UTF_8));
    }
}
