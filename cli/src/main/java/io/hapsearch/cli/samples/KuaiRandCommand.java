/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import io.hapsearch.training.Split;
import io.hapsearch.training.kuairand.KuaiRand;
import io.hapsearch.training.kuairand.KuaiRandDataSet;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hap samples kuairand}. */
@Command(
        name = "kuairand",
        description = {
            "Write samples of KuaiRand-Pure: impressions, and negatives by replaying the retrieval on a node.",
            "Ranking and pre-ranking negatives are drawn from positions from 50 and from 200 on, global ones from"
                    + " all videos. The node is started for it, unless --url names one."
        },
        mixinStandardHelpOptions = true)
final class KuaiRandCommand implements Callable<Integer> {

    private static final String NODE = "samples";

    private final ProjectHome project;
    private final Output output;
    private final Progress progress;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "KuaiRand-Pure in this folder.")
    private Path data;

    @Option(
            names = "--users",
            defaultValue = "" + Integer.MAX_VALUE,
            paramLabel = "N",
            description = "Take the training sequences of so many users only (default: of all).")
    private int users;

    @Option(
            names = "--url",
            description = "Where a node answers that is to be asked instead of a new one.")
    private URI url;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides which negatives are drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutFolder out;

    KuaiRandCommand(ProjectHome project, Output output, Progress progress) {
        this.project = project;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        SampleFolder folder = out.folder();
        KuaiRandDataSet set = load();
        Map<JsonNode, int[]> expected = set.replay();
        Map<JsonNode, int[]> answers = ask(set, expected);
        ObjectNode origin = set.origin().deepCopy();
        origin.put("retrieval", "replayed on a node");
        long count =
                new FolderWriting(progress)
                        .write(
                                folder,
                                set.features(),
                                set.architecture(),
                                set.samples(answers),
                                new SampleFolder.About(((Split.At) set.split()).millis(), origin));
        long same =
                expected.entrySet().stream()
                        .filter(e -> Arrays.equals(e.getValue(), answers.get(e.getKey())))
                        .count();
        output.line("Wrote " + count + " samples to " + folder.path());
        output.line(
                "The node's candidates are those of the replay in memory, in the same order, for "
                        + same
                        + " of "
                        + expected.size()
                        + " queries.");
        return 0;
    }

    private KuaiRandDataSet load() throws Exception {
        if (!Files.isDirectory(data)) {
            throw new CommandFailure("There is no folder " + data);
        }
        try {
            return progress.during(
                    "Reading " + data,
                    () -> new KuaiRand(data, KuaiRand.Options.logs(seed, users)).load());
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private Map<JsonNode, int[]> ask(KuaiRandDataSet set, Map<JsonNode, int[]> queries)
            throws Exception {
        if (url != null) {
            try (NodeClient client = new NodeClient(url)) {
                return new NodeReplay(client, progress).replay(set, queries.keySet());
            }
        }
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        try (TemporaryNode node =
                        progress.during(
                                "Starting a node",
                                () -> TemporaryNode.start(nodes, NodeSpec.single(NODE)));
                NodeClient client = new NodeClient(node.uri())) {
            return new NodeReplay(client, progress).replay(set, queries.keySet());
        }
    }
}
