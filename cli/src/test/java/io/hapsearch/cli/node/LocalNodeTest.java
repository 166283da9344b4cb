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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real nodes, laid out, started and stopped. */
class LocalNodeTest {

    private static final HeapSize HEAP = HeapSize.parse("512m");

    private final ProjectHome project = ProjectHome.find();

    @TempDir private Path folder;

    @Test
    void aNodeWithAPluginKeepsItsDataOverRestartAndKill() throws Exception {
        Path zip = new TinyPlugin(project.nodeTemplate(), folder).zip();
        LocalNodes nodes = LocalNodes.of(project, folder.resolve("nodes"));
        NodeSpec spec = NodeSpec.single("one").withHeap(HEAP).withPlugins(List.of(zip));

        try (LocalNode node = nodes.create(spec)) {
            node.start();
            assertTrue(http(node, "GET", "/_cat/plugins", "").contains("tiny"));
            http(node, "PUT", "/things/_doc/1?refresh=true", "{\"colour\": \"blue\"}");
            assertThrows(NodeFailure.class, node::launch, "it runs already");

            node.restart();
            assertTrue(http(node, "GET", "/things/_doc/1", "").contains("blue"));
            long before = node.process().orElseThrow().pid();

            node.kill();
            assertTrue(node.process().isEmpty());
            assertEquals("stopped", NodeStatus.of("one", nodes).state());

            node.start();
            assertTrue(http(node, "GET", "/things/_doc/1", "").contains("blue"));
            assertFalse(node.process().orElseThrow().pid() == before);
        }
        assertTrue(nodes.running("one").isEmpty());
    }

    @Test
    void aNodeThatDiesIsReportedWithTheEndOfItsLog() {
        LocalNodes nodes = LocalNodes.of(project, folder.resolve("nodes"));
        NodeSpec spec =
                NodeSpec.single("doomed")
                        .withHeap(HEAP)
                        .withSettings(Map.of("no.such.setting", "at all"));

        try (LocalNode node = nodes.create(spec)) {
            NodeFailure failure = assertThrows(NodeFailure.class, node::start);
            assertTrue(failure.getMessage().contains("doomed"), failure.getMessage());
            assertTrue(failure.getMessage().contains("no.such.setting"), failure.getMessage());
        }
    }

    @Test
    void aRefusedPluginIsNamedWithTheReason() throws Exception {
        Path zip = new TinyPlugin(project.nodeTemplate(), folder).zip("elsewhere", "2.0.0");
        LocalNodes nodes = LocalNodes.of(project, folder.resolve("nodes"));
        NodeSpec spec = NodeSpec.single("picky").withPlugins(List.of(zip));

        NodeFailure failure = assertThrows(NodeFailure.class, () -> nodes.create(spec));

        assertTrue(failure.getMessage().contains(zip.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("2.0.0"), failure.getMessage());
        assertFalse(Files.exists(nodes.home("picky").installedPlugins()));
    }

    @Test
    void aMissingPluginIsNamed() {
        LocalNodes nodes = LocalNodes.of(project, folder.resolve("nodes"));
        Path zip = folder.resolve("missing.zip");
        NodeSpec spec = NodeSpec.single("picky").withPlugins(List.of(zip));

        NodeFailure failure = assertThrows(NodeFailure.class, () -> nodes.create(spec));

        assertTrue(failure.getMessage().contains(zip.toString()));
    }

    private static String http(LocalNode node, String method, String path, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(node.uri().resolve(path))
                            .header("content-type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
