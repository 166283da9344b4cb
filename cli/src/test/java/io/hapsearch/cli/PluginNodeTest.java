/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.ClusterClient;
import io.hapsearch.cli.opensearch.Document;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.OpenSearchFailure;
import io.hapsearch.cli.opensearch.RescoreClause;
import io.hapsearch.cli.opensearch.RescoreCounts;
import io.hapsearch.cli.opensearch.SearchClient;
import io.hapsearch.cli.opensearch.SearchReply;
import io.hapsearch.cli.opensearch.StatsClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying to and searching on a real node with the plugin. */
class PluginNodeTest {

    private static final Input INPUT =
            new Input(
                    "features",
                    Scope.HIT,
                    ElementType.FLOAT,
                    List.of(new Feature.Field("x", "x", null, null)));
    private static final FeatureSpec SPEC = new FeatureSpec(List.of(), List.of(INPUT));

    @TempDir private static Path nodesFolder;
    @TempDir private Path folder;

    private static TemporaryNode node;
    private static NodeClient client;

    private final CommandLineHarness hap = new CommandLineHarness(ProjectHome.find());

    @BeforeAll
    static void startNode() {
        ProjectHome project = ProjectHome.find();
        NodeSpec spec =
                NodeSpec.single("cli-test")
                        .withHeap(HeapSize.parse("512m"))
                        .withPlugins(List.of(project.requirePluginZip()));
        node = TemporaryNode.start(LocalNodes.of(project, nodesFolder), spec);
        client = new NodeClient(node.uri());
        IndexClient index = new IndexClient(client, "numbers");
        index.create(mapping());
        List<Document> documents = new ArrayList<>();
        for (int i = -20; i < 20; i++) {
            documents.add(document(i));
        }
        List<Long> progress = new ArrayList<>();
        index.fill(documents.iterator(), progress::add);
        index.refresh();
        index.forceMerge(1);
        assertEquals(documents.size(), progress.getLast());
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            client.close();
            node.close();
        }
    }

    @Test
    void aDeployedBundleDecidesTheOrder() throws Exception {
        Path bundle =
                write("falling", bundle("falling", Graphs.linear(INPUT, new float[] {-1}, 0)));

        assertEquals(0, deploy(bundle, "--alias", "order", "--json"), hap::err);
        assertEquals("falling/1", hap.json().path("model").asText());
        assertEquals("order", hap.json().path("alias").asText());
        assertEquals("created", hap.json().path("result").asText());
        RescoreCounts before = counts("falling");
        SearchReply reply = search("order", 7);

        assertEquals(List.of("-20", "-19", "-18"), reply.ids());
        assertEquals(40, reply.total());
        RescoreCounts counts = counts("falling").since(before);
        assertEquals(40, counts.hits());
        assertEquals(7, counts.hardHits());
        assertTrue(counts.extraction() > 0 && counts.expressive() > 0);

        assertEquals(0, deploy(bundle, "--no-activate"), hap::err);
        assertTrue(hap.out().contains("was there already"), hap.out());
    }

    @Test
    void withoutActivationNoAliasStandsForIt() throws Exception {
        Path bundle = write("idle", bundle("idle", Graphs.linear(INPUT, new float[] {1}, 0)));

        assertEquals(0, deploy(bundle, "--no-activate", "--json"), hap::err);
        assertNull(hap.json().get("alias"));

        assertThrows(OpenSearchFailure.class, () -> search("idle", 0));
        assertEquals("19", search("idle/1", 0).ids().getFirst());
    }

    @Test
    void aBrokenBundleIsRefusedInTheNodesWords() throws Exception {
        byte[] good = bundle("broken", Graphs.linear(INPUT, new float[] {1}, 0));
        Path bundle = write("broken", with(good, Bundle.LIGHT, new byte[] {1, 2, 3}));

        assertEquals(1, deploy(bundle));

        assertEquals(1, hap.err().lines().count(), hap.err());
        assertTrue(hap.err().startsWith("hap: ["), hap.err());
        assertTrue(hap.err().contains(Bundle.LIGHT), hap.err());
        assertEquals("", hap.out());
    }

    @Test
    void aDegradedAnswerIsAFailure() throws Exception {
        // The square root of a negative number is no score.
        Path bundle = write("root", bundle("root", Graphs.squareRoot(INPUT)));
        assertEquals(0, deploy(bundle), hap::err);

        OpenSearchFailure failure = assertThrows(OpenSearchFailure.class, () -> search("root", 0));
        assertTrue(failure.getMessage().contains("root/1"), failure.getMessage());
        assertTrue(failure.getMessage().contains("not_finite"), failure.getMessage());
    }

    @Test
    void aRefusedDocumentIsNamed() {
        ObjectNode source = new ObjectMapper().createObjectNode().put("x", "no number");
        List<Document> documents = List.of(document(0), new Document("culprit", source));

        OpenSearchFailure failure =
                assertThrows(
                        OpenSearchFailure.class,
                        () ->
                                new IndexClient(client, "numbers")
                                        .fill(documents.iterator(), done -> {}));
        assertTrue(failure.getMessage().contains("[culprit]"), failure.getMessage());
    }

    @Test
    void aSettingThatContradictsAnotherIsRefused() {
        ClusterClient cluster = new ClusterClient(client);
        cluster.change(Map.of("plugins.hap.budget.default", 50));
        OpenSearchFailure failure =
                assertThrows(
                        OpenSearchFailure.class,
                        () -> cluster.change(Map.of("plugins.hap.budget.max", 10)));
        assertEquals(400, failure.status());
        assertTrue(failure.getMessage().contains("plugins.hap.budget.max"), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
    }

    @Test
    void aNodeThatIsNotThereIsNamed() throws Exception {
        Path bundle = write("lost", bundle("lost", Graphs.linear(INPUT, new float[] {1}, 0)));

        assertEquals(1, hap.run("deploy", bundle.toString(), "--url", "http://127.0.0.1:1"));

        assertTrue(hap.err().contains("http://127.0.0.1:1"), hap.err());
        assertEquals(1, hap.err().lines().count(), hap.err());
    }

    private int deploy(Path bundle, String... options) {
        List<String> args = new ArrayList<>(List.of("deploy", bundle.toString()));
        args.addAll(List.of("--url", node.uri().toString()));
        args.addAll(List.of(options));
        return hap.run(args.toArray(String[]::new));
    }

    private static SearchReply search(String model, int budget) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("size", 3);
        body.putObject("query").putObject("match_all");
        body.set("rescore", new RescoreClause(model, 100, Map.of()).json(Map.of("budget", budget)));
        return new SearchClient(client, "numbers").search(body);
    }

    private static RescoreCounts counts(String name) {
        return new StatsClient(client).counts(new BundleName(name, "1"));
    }

    /** A bundle of which both models are the same. */
    private static byte[] bundle(String name, byte[] graph) {
        return Bundles.zip(
                new BundleName(name, "1"), SPEC, graph, graph, Bundles.emptyHit(Map.of()));
    }

    private Path write(String name, byte[] zip) throws IOException {
        return Files.write(folder.resolve(name + ".zip"), zip);
    }

    /** The same zip with another content of one of its files. */
    private static byte[] with(byte[] zip, String file, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(file) ? content : in.readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static ObjectNode mapping() {
        ObjectNode index = new ObjectMapper().createObjectNode();
        index.putObject("settings").put("number_of_replicas", 0);
        index.putObject("mappings").putObject("properties").putObject("x").put("type", "double");
        return index;
    }

    private static Document document(int x) {
        return new Document(Integer.toString(x), new ObjectMapper().createObjectNode().put("x", x));
    }
}
