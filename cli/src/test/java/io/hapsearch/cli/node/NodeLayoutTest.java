/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.base.ProjectHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLayoutTest {

    private final NodeLayout layout = new NodeLayout(ProjectHome.find().nodeTemplate());

    @TempDir private Path folder;

    @Test
    void laysOutEverythingThatANodeNeeds() throws Exception {
        String version =
                new TinyPlugin(ProjectHome.find().nodeTemplate(), folder).openSearchVersion();
        NodeHome home = layout.create(folder.resolve("a"));

        assertTrue(Files.isRegularFile(home.agent()));
        assertTrue(Files.isRegularFile(home.lib().resolve("opensearch-" + version + ".jar")));
        assertTrue(Files.isRegularFile(home.config().resolve("log4j2.properties")));
        assertTrue(
                Files.isRegularFile(
                        home.path().resolve("modules/transport-netty4/plugin-security.policy")));
        assertTrue(Files.isDirectory(home.plugins()));
    }

    @Test
    void secondTimeKeepsDataAndDropsLeftoverJars() throws Exception {
        NodeHome home = layout.create(folder.resolve("a"));
        Path data = Files.writeString(home.data().resolve("precious"), "x");
        Path leftover = Files.writeString(home.lib().resolve("old-1.0.jar"), "x");

        layout.create(folder.resolve("a"));

        assertTrue(Files.exists(data));
        assertFalse(Files.exists(leftover));
    }

    @Test
    void aMissingTemplateIsNamed() {
        Path nowhere = folder.resolve("nowhere");
        NodeFailure failure =
                assertThrows(
                        NodeFailure.class,
                        () -> new NodeLayout(nowhere).create(folder.resolve("a")));
        assertTrue(failure.getMessage().contains(nowhere.toString()));
    }

    @Test
    void settingsOfTheSpecWin() {
        NodeHome home = new NodeHome(folder);
        NodeSpec spec =
                NodeSpec.single("a")
                        .withPorts(1, 2)
                        .withSettings(Map.of("network.host", "_local_"));

        var settings = new NodeConfig().settings(spec, home);

        assertEquals("_local_", settings.get("network.host"));
        assertEquals("single-node", settings.get("discovery.type"));
        assertEquals("1", settings.get("http.port"));
    }
}
