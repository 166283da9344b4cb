/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.node.HeapSize;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.Document;
import io.hapsearch.cli.opensearch.IndexClient;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Graphs;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.feed.Truth;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That overload measures what it says, not how well a node bears it. */
class OverloadTest {

    private static final int DOCUMENTS = 200;
    private static final String BEST = "199";
    private static final Input INPUT =
            new Input(
                    "features",
                    Scope.HIT,
                    ElementType.FLOAT,
                    List.of(new Feature.Field("x", "x", null, null)));

    @TempDir private Path folder;

    @Test
    void requestsAreSentOnTimeWhetherOrNotOthersAreAnswered() {
        OpenLoop loop = new OpenLoop(2_000, Duration.ofMillis(200), 7);
        CompletableFuture<Outcome> late = new CompletableFuture<>();
        int[] sent = {0};

        List<Outcome> outcomes =
                loop.run(
                        number -> {
                            assertEquals(sent[0]++, number);
                            if (number == 50) {
                                late.complete(new Outcome(0, 1, false));
                            }
                            return number < 50
                                    ? late
                                    : CompletableFuture.completedFuture(new Outcome(0, 0, true));
                        });

        assertEquals(sent[0], outcomes.size());
        assertTrue(sent[0] > 250 && sent[0] < 550, () -> sent[0] + " requests");
        assertEquals(50, outcomes.stream().filter(outcome -> !outcome.failed()).count());
        assertTrue(outcomes.getFirst().millis() > outcomes.get(49).millis());
    }

    @Test
    void everyLoadIsOfferedWithAndWithoutLimit() throws Exception {
        ProjectHome project = ProjectHome.find();
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
        NodeSpec spec =
                NodeSpec.single("overload-test")
                        .withHeap(HeapSize.parse("512m"))
                        .withPlugins(List.of(project.requirePluginZip()));
        try (TemporaryNode node = TemporaryNode.start(LocalNodes.of(project, folder), spec);
                NodeClient client = new NodeClient(node.uri())) {
            IndexClient index = new IndexClient(client, "numbers");
            index.create(JsonNodeFactory.instance.objectNode());
            index.fill(
                    IntStream.range(0, DOCUMENTS).mapToObj(OverloadTest::document).iterator(),
                    done -> {});
            index.refresh();
            new Deployer(client, quiet).deploy(bundle(), "model");
            Searches searches =
                    new Searches(node.uri(), "numbers", "model", DOCUMENTS, 20, List.of(request()));

            OverloadResult result =
                    new Overload(client, searches, Duration.ofMillis(500), quiet, 1)
                            .measure(0.0, List.of(0.1, 0.2));

            assertTrue(result.capacity() > 1);
            assertEquals(4, result.rows().size());
            for (OverloadRow row : result.rows()) {
                assertEquals(0, row.errors());
                assertTrue(row.throughput() > 0);
                boolean limited = row.cpuShare() == 0;
                assertTrue(limited ? row.granted() < 1 : row.granted() == 1, row::toString);
            }
            // only the expressive model brings the relevant document to the first page
            assertEquals(1, result.rows().getFirst().ndcg(), 1e-9);
            assertTrue(result.rows().getLast().ndcg() < 1);
        }
    }

    private static BundleFile bundle() {
        BundleName name = new BundleName("model", "1");
        byte[] light = Graphs.linear(INPUT, new float[] {0.01f}, 0);
        byte[] expressive = Graphs.linear(INPUT, new float[] {-0.01f}, 5);
        return new BundleFile(
                name,
                Bundles.zip(
                        name,
                        new FeatureSpec(List.of(), List.of(INPUT)),
                        light,
                        expressive,
                        Bundles.emptyHit(Map.of())));
    }

    private static Document document(int number) {
        ObjectNode source = JsonNodeFactory.instance.objectNode().put("x", (double) number);
        return new Document(Integer.toString(number), source);
    }

    private static FeedRequest request() {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.putObject("match_all");
        return new FeedRequest("r", 0, query, Map.of(), List.of(BEST, "180"), new OneTruth());
    }

    /**
     * Document 180 is the best: among the first 20 by the light model, and their first by the
     * other.
     */
    private record OneTruth() implements Truth {
        @Override
        public double gain(String document) {
            return document.equals("180") ? 1 : 0;
        }

        @Override
        public Set<String> relevant() {
            return Set.of("180");
        }
    }
}
