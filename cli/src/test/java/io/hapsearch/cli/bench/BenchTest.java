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
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bench on a small index of a real node: that it measures what it says, not how fast that is.
 */
class BenchTest {

    private static final int WINDOW = 150;

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
            Workload workload = new Workload(1_500, 3);
            BenchIndices indices = new BenchIndices(client, workload, quiet);
            indices.fill(new Layout(1, 1));
            indices.fill(new Layout(2, 1));
            indices.fill(new Layout(1, 4));
            new Deployer(client, quiet).deploy(new BenchBundle(3).make(), "bench");
            Peer peer = Peer.read(peer());
            peer.prepare(client);
            List<Variant> variants = new ArrayList<>(OwnVariants.all());
            variants.addAll(peer.variants());
            Bench bench =
                    new Bench(
                            client,
                            variants,
                            workload.texts(4),
                            new Allocation(client, 2L << 20),
                            quiet,
                            3);

            BenchResult result =
                    bench.measure(
                            Cell.of(List.of(10, WINDOW), List.of(1), List.of(1, 2), List.of(1, 2)));

            assertEquals(3 * 2 * 7, result.rows().size());
            assertEquals(
                    Set.of(
                            "core_match_all",
                            "light",
                            "two_stage",
                            "two_stage_adaptive",
                            "expressive_all",
                            "match"),
                    result.fixedMicros().keySet());
            for (BenchRow row : result.rows()) {
                assertTrue(row.requestsPerSecond() > 0);
                assertTrue(row.p99Millis() >= row.p95Millis());
                assertTrue(row.bytesAllocated() == null || row.bytesAllocated() > 1_000);
            }
            for (StageRow row : result.stages()) {
                assertTrue(row.extraction() > 0 && row.light() > 0 && row.sort() > 0);
                assertEquals(row.variant().equals("light"), row.expressive() == 0);
            }
            assertThrows(
                    CommandFailure.class,
                    () -> bench.measure(List.of(new Cell(new Layout(1, 1), 1_499, 1))));
        }
    }

    @Test
    void theBudgetIsThatOfTheVariant() {
        List<String> words = List.of("a", "b");
        Map<String, Integer> budgets = new HashMap<>();
        for (Variant variant : OwnVariants.all()) {
            budgets.put(
                    variant.key(),
                    variant.search().of(WINDOW, words).at("/rescore/hap/budget").asInt(-1));
        }
        assertEquals(
                Map.of(
                        "plain", -1,
                        "core_match_all", -1,
                        "light", 0,
                        "two_stage", 100,
                        "two_stage_adaptive", 100,
                        "expressive_all", 16 * WINDOW),
                budgets);
    }

    @Test
    void aPeersFilesAreNamedWhereTheyAreWrong() throws IOException {
        assertFailure("holds no search");
        Files.writeString(folder.resolve("a.json"), "{\"size\": ");
        assertFailure("a.json");
        Files.writeString(folder.resolve("a.json"), "{\"size\": \"{{window}}\"}");
        Files.writeString(folder.resolve("setup.jsonl"), "\n{\"method\": \"PUT\"}");
        assertFailure("setup.jsonl, line 2");
    }

    private void assertFailure(String message) {
        CommandFailure failure = assertThrows(CommandFailure.class, () -> Peer.read(folder));
        assertTrue(failure.getMessage().contains(message), failure::getMessage);
    }

    /** Core's own rescorer as if it were another plugin's. */
    private Path peer() throws IOException {
        Path peer = Files.createDirectory(folder.resolve("peer"));
        Files.writeString(
                peer.resolve("setup.jsonl"),
                """
                {"method": "PUT", "path": "/peer-store", "body": {"settings": {"number_of_replicas": 0}}}
                {"method": "POST", "path": "/peer-store/_refresh"}
                """);
        Files.writeString(
                peer.resolve("match.json"),
                """
                {"size": 10, "_source": false, "query": {"match": {"title": "{{text}}"}},
                 "rescore": {"window_size": "{{window}}",
                   "query": {"rescore_query": {"match": {"title": "{{focus}}"}}}}}
                """);
        return peer;
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
}
