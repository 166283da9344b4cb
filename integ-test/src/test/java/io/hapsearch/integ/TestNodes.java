/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeProcess;
import io.hapsearch.cli.node.NodeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the nodes of the tests are made, and what they have in common. Stateless. */
final class TestNodes {
    private static final HeapSize HEAP = HeapSize.parse("512m");

    private TestNodes() {}

    /**
     * Nodes in an empty folder of the build, where their logs stay until the next run; what an
     * aborted run left running there is stopped.
     *
     * @param folder one for each user
     */
    static LocalNodes fresh(String folder) {
        ProjectHome home = ProjectHome.find();
        Path parent = home.path().resolve("integ-test/target/nodes").resolve(folder);
        LocalNodes nodes = LocalNodes.of(home, parent);
        nodes.names().forEach(name -> nodes.running(name).ifPresent(NodeProcess::kill));
        delete(parent);
        return nodes;
    }

    /** A small node with the plugin from its zip. */
    static NodeSpec withPlugin(String name) {
        Path zip =
                ProjectHome.find()
                        .pluginZip()
                        .orElseThrow(
                                () -> new IllegalStateException("build the plugin's zip first"));
        return NodeSpec.single(name)
                .withHeap(HEAP)
                .withPlugins(List.of(zip))
                .withSettings(
                        Map.of(
                                "node.processors",
                                "2",
                                // tests count hard hits, on machines that may have much else to do
                                "plugins.hap.governor.cpu_share",
                                "1"));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
