/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the nodes of the tests are made, and what they have in common. Stateless. */
final class TestNodes {
    private static final HeapSize HEAP = HeapSize.parse("512m");

    private TestNodes() {}

    /** Nodes in a fresh folder of the build, whose logs stay there. */
    static LocalNodes fresh() {
        ProjectHome home = ProjectHome.find();
        Path parent =
                Path.of(
                        System.getProperty(
                                "hap.integ.nodes",
                                home.path().resolve("integ-test/target/nodes").toString()));
        try {
            Files.createDirectories(parent);
            return LocalNodes.of(home, Files.createTempDirectory(parent, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                .withSettings(Map.of("node.processors", "2"));
    }
}
