/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.NodeLayout;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line in process: what it prints, and its exit codes. */
class HapTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void wrongUsageExitsWithTwo() {
        assertEquals(2, run());
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("node", "start", "--no-plugin", "--heap", "big"));
        assertEquals(2, run("node", "start", "--no-plugin", "--name", "../up"));
        assertTrue(err.toString().contains("--heap"));
    }

    @Test
    void startStatusAndStopSpeakJson() throws Exception {
        assertEquals(1, run("node", "status", "--json"));
        assertEquals("stopped", json().path("state").asText());
        try {
            assertEquals(
                    0,
                    run("node", "start", "--no-plugin", "--port", "0", "--heap", "512m", "--json"),
                    err::toString);
            JsonNode started = json();
            assertEquals("running", started.path("state").asText());
            assertTrue(started.path("uri").asText().startsWith("http://127.0.0.1:"));

            assertEquals(0, run("node", "status", "--json"));
            assertEquals(started.path("pid"), json().path("pid"));
            assertEquals(1, run("node", "start", "--no-plugin"));
            assertTrue(err.toString().contains("runs already"));
        } finally {
            assertEquals(0, run("node", "stop", "--json"));
        }
        assertEquals("stopped", json().path("state").asText());
    }

    @Test
    void withoutAPluginZipItSaysHowToBuildOne() {
        assertEquals(1, run("node", "start"));
        assertTrue(err.toString().contains("./mvnw package"));
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        // A project folder of its own, so that the test meets no node that a person has started.
        ProjectHome project = new ProjectHome(folder);
        if (!Files.exists(project.nodeTemplate())) {
            new NodeLayout(ProjectHome.find().nodeTemplate()).create(project.nodeTemplate());
        }
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
        CommandLine command = Hap.commandLine(project, new Output(new PrintWriter(out)), quiet);
        return command.setErr(new PrintWriter(err)).execute(args);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }
}
