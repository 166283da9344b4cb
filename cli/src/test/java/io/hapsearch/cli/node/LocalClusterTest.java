/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hapsearch.cli.base.ProjectHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {

    @TempDir private Path folder;

    @Test
    void twoNodesFormAClusterAndAThirdJoins() {
        LocalNodes nodes = LocalNodes.of(ProjectHome.find(), folder);
        NodeSpec prototype = NodeSpec.single("any").withHeap(HeapSize.parse("512m"));

        try (LocalCluster cluster = nodes.createCluster("trio", 2, prototype)) {
            cluster.start();
            cluster.add(nodes).start();
            cluster.awaitNodes(3);

            assertEquals(3, NodeStatus.of("trio-2", nodes).nodes());

            cluster.node(2).kill();
            cluster.awaitNodes(2);
        }
    }
}
