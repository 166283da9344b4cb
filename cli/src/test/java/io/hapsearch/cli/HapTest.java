/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.NodeLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in process: what it prints, and its exit codes. */
class HapTest {

    @TempDir private Path folder;

    private CommandLineHarness hap;

    @Test
    void wrongUsageExitsWithTwo() {
        assertEquals(2, run());
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("node", "start", "--no-plugin", "--heap", "big"));
        assertEquals(2, run("node", "start", "--no-plugin", "--name", "../up"));
        assertTrue(hap.err().contains("--heap"));
    }

    @Test
    void wrongOptionsAreNamed() throws Exception {
        Path bundle = Files.writeString(folder.resolve("bundle.zip"), "no zip");
        assertWrong("--alias", "deploy", bundle.toString(), "--alias", "No Such Name");
        assertWrong("--no-activate", "deploy", bundle.toString(), "--alias", "a", "--no-activate");
        assertWrong("--url", "deploy", bundle.toString(), "--url", "localhost:9200");
        assertWrong("BUNDLE.zip", "deploy");
        assertWrong("--data", "train", "--version", "1", "--out", "bundle.zip");
        assertWrong(
                "--data", "train", "--data", "d", "--generated", "--version", "1", "--out", "b");
        assertWrong("version", "train", "--generated", "--version", "A B", "--out", "b");
        assertWrong("--out", "train", "--generated", "--version", "1", "--out", "no/such/b.zip");
        assertWrong("epochs", "train", "--generated", "--version", "1", "--out", "b", "--epochs=0");
        assertWrong("--bundle", "evaluate", "--generated");
        assertWrong("--budget", "evaluate", "--generated", "--bundle", "b", "--budget", "-1");
        assertWrong("--windows", "bench", "--windows", "10,0");
        assertWrong("--windows", "bench", "--windows", "10,10");
        assertWrong("--requests", "bench", "--requests", "0");
        assertWrong("--json", "bench", "--json", "no/such/result.json");
        assertWrong("--port", "demo", "--port", "any");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Path noBundle = Files.writeString(folder.resolve("bundle.zip"), "no zip");
        assertFails("no-such.zip", "deploy", "no-such.zip");
        assertFails("manifest.json", "deploy", noBundle.toString());
        assertFails("no-such.zip", "evaluate", "--generated", "--bundle", "no-such.zip");
        assertFails("no-such-folder", "demo", "--data", "no-such-folder");
    }

    private void assertWrong(String named, String... args) {
        assertEquals(2, run(args));
        assertTrue(hap.err().contains(named), hap.err());
    }

    private void assertFails(String named, String... args) {
        assertEquals(1, run(args));
        assertTrue(hap.err().contains(named), hap.err());
        assertEquals(1, hap.err().lines().count(), hap.err());
    }

    @Test
    void startStatusAndStopSpeakJson() throws Exception {
        assertEquals(1, run("node", "status", "--json"));
        assertEquals("stopped", hap.json().path("state").asText());
        try {
            assertEquals(
                    0,
                    run("node", "start", "--no-plugin", "--port", "0", "--heap", "512m", "--json"),
                    () -> hap.err());
            JsonNode started = hap.json();
            assertEquals("running", started.path("state").asText());
            assertTrue(started.path("uri").asText().startsWith("http://127.0.0.1:"));

            assertEquals(0, run("node", "status", "--json"));
            assertEquals(started.path("pid"), hap.json().path("pid"));
            assertEquals(1, run("node", "start", "--no-plugin"));
            assertTrue(hap.err().contains("runs already"));
        } finally {
            assertEquals(0, run("node", "stop", "--json"));
        }
        assertEquals("stopped", hap.json().path("state").asText());
    }

    @Test
    void withoutAPluginZipItSaysHowToBuildOne() {
        assertEquals(1, run("node", "start"));
        assertTrue(hap.err().contains("./mvnw package"));
    }

    private int run(String... args) {
        if (hap == null) {
            // A project folder of its own, so that the test meets no node that a person has
            // started.
            ProjectHome project = new ProjectHome(folder);
            new NodeLayout(ProjectHome.find().nodeTemplate()).create(project.nodeTemplate());
            hap = new CommandLineHarness(project);
        }
        return hap.run(args);
    }
}
