/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench on a small index of a real node: that it measures what it says, not how fast that is.
 */
class BenchTest {

    private static final int WINDOW = 150;
    private static final int BUDGET = 100;

    @TempDir private Path folder;

    @Test
    void everyVariantIsMeasuredAtEveryWindow() throws Exception {
        ProjectHome project = ProjectHome.find();
        NodeSpec spec =
                NodeSpec.single("bench-test")
                        .withHeap(HeapSize.parse("512m"))
                        .withPlugins(List.of(project.requirePluginZip()));
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
        try (TemporaryNode node = TemporaryNode.start(LocalNodes.of(project, folder), spec);
                NodeClient client = new NodeClient(node.uri())) {
            Bench bench = new Bench(client, new Workload(1_500, 3), quiet, 3);
            bench.prepare();

            BenchResult result = bench.measure(List.of(10, WINDOW), 4);

            assertEquals(8, result.rows().size());
            assertEquals(
                    Set.of("core_match_all", "light", "two_stage", "expressive_all"),
                    result.fixedMicros().keySet());
            for (BenchRow row : result.rows()) {
                assertTrue(row.requestsPerSecond() > 0);
                assertTrue(row.p95Millis() >= row.millisOverPlain());
            }
            for (StageRow row : result.stages()) {
                assertTrue(row.extraction() > 0 && row.light() > 0 && row.sort() > 0);
                assertEquals(row.variant().equals("light"), row.expressive() == 0);
            }
            assertThrows(CommandFailure.class, () -> bench.measure(List.of(1_499), 4));
        }
    }

    @Test
    void theBudgetIsThatOfTheVariant() {
        BenchBodies bodies = new BenchBodies("bench", WINDOW);
        List<String> words = List.of("a", "b");

        assertTrue(bodies.page(BenchVariant.PLAIN, words).path("rescore").isMissingNode());
        assertEquals(0, budget(bodies, BenchVariant.LIGHT, words));
        assertEquals(BUDGET, budget(bodies, BenchVariant.TWO_STAGE, words));
        assertEquals(WINDOW, budget(bodies, BenchVariant.EXPRESSIVE_ALL, words));
    }

    @Test
    void theSeedDecidesTheWorkload() {
        Workload workload = new Workload(20, 9);
        assertEquals(workload.texts(5), new Workload(20, 9).texts(5));
        workload.documents()
                .forEachRemaining(
                        document -> assertEquals(21, document.source().size(), document::toString));
        assertEquals(
                workload.documents().next().source(),
                new Workload(20, 9).documents().next().source());
    }

    private static int budget(BenchBodies bodies, BenchVariant variant, List<String> words) {
        return bodies.page(variant, words).at("/rescore/hap/budget").asInt(-1);
    }
}
