/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap bench}. */
@Command(
        name = "bench",
        description =
                "Measure rescoring on a real node beside the plain query, OpenSearch's own rescorer, and other plugins."
                        + " The machine should have nothing else to do.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final String NODE = "bench";
    private static final int DOCUMENTS = 50_000;
    private static final int MAX_WINDOW = 10_000;
    private static final int LARGEST = OwnVariants.MOST_SHARDS * MAX_WINDOW;
    private static final int MAX_SEGMENTS = 9;
    private static final int MAX_CLIENTS = 64;
    private static final long SEED = 1;

    private final ProjectHome project;
    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--windows",
            split = ",",
            defaultValue = "10,100,500,1000,5000,10000",
            paramLabel = "HITS",
            description = "Windows to measure, with commas in between (default: ${DEFAULT-VALUE}).")
    private List<Integer> windows;

    @Option(
            names = "--segments",
            split = ",",
            defaultValue = "1,8",
            paramLabel = "N",
            description =
                    "Segments of a shard, the usual number first (default: ${DEFAULT-VALUE}).")
    private List<Integer> segments;

    @Option(
            names = "--shards",
            split = ",",
            defaultValue = "1,4",
            paramLabel = "N",
            description =
                    "Shards of the index, the usual number first (default: ${DEFAULT-VALUE}).")
    private List<Integer> shards;

    @Option(
            names = "--clients",
            split = ",",
            defaultValue = "1,2,4",
            paramLabel = "N",
            description =
                    "Clients that ask at the same time, the usual number first (default: ${DEFAULT-VALUE}).")
    private List<Integer> clients;

    @Option(
            names = "--queries",
            defaultValue = "100",
            paramLabel = "N",
            description =
                    "How many different queries, each asked four times (default: ${DEFAULT-VALUE}).")
    private int queries;

    @Option(
            names = "--plugin",
            paramLabel = "ZIP",
            description = "Install another plugin beside ours, to be measured in the same run.")
    private List<Path> plugins = List.of();

    @Option(
            names = "--requests",
            paramLabel = "DIR",
            description =
                    "Also measure the searches of this folder: one variant for each NAME.json, after what"
                            + " setup.jsonl says was sent once. {{text}}, {{focus}} and {{window}} stand for the"
                            + " question.")
    private Path requests;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the result to this file as JSON.")
    private Path json;

    public BenchCommand(ProjectHome project, Output output, Progress progress) {
        this.project = project;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        validate();
        Peer peer = requests == null ? Peer.NONE : Peer.read(requests);
        List<Path> zips = new ArrayList<>(List.of(project.requirePluginZip()));
        zips.addAll(plugins);
        NodeSpec spec =
                NodeSpec.single(NODE)
                        .withPlugins(zips)
                        // nothing may be cut while it is measured; 1 stands for no limit
                        .withSettings(
                                Map.of(
                                        "plugins.hap.governor.cpu_share",
                                        "1",
                                        "plugins.hap.budget.max",
                                        Integer.toString(LARGEST)));
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        try (TemporaryNode node =
                        progress.during(
                                "Starting a node with the plugin",
                                () -> TemporaryNode.start(nodes, spec));
                NodeClient client = new NodeClient(node.uri())) {
            BenchResult result = measure(client, peer);
            result.lines().forEach(output::line);
            if (json != null) {
                output.jsonFile(json, result);
            }
        }
        return 0;
    }

    private BenchResult measure(NodeClient client, Peer peer) throws Exception {
        List<Cell> cells = Cell.of(windows, segments, shards, clients);
        Workload workload = new Workload(DOCUMENTS, SEED);
        BenchIndices indices = new BenchIndices(client, workload, progress);
        for (Layout layout : cells.stream().map(Cell::layout).distinct().toList()) {
            indices.fill(layout);
        }
        new Deployer(client, progress)
                .deploy(new BenchBundle(SEED).make(), BenchBundle.NAME.name());
        peer.prepare(client);
        List<Variant> variants = new ArrayList<>(OwnVariants.all());
        variants.addAll(peer.variants());
        return new Bench(
                        client,
                        variants,
                        workload.texts(queries),
                        new Allocation(client, Allocation.ENOUGH_BYTES),
                        progress,
                        SEED)
                .measure(cells);
    }

    private void validate() {
        requireEach("--windows", windows, MAX_WINDOW);
        requireEach("--segments", segments, MAX_SEGMENTS);
        requireEach("--shards", shards, OwnVariants.MOST_SHARDS);
        requireEach("--clients", clients, MAX_CLIENTS);
        if (queries < 1) {
            throw wrong("--queries must be positive, not " + queries);
        }
        if (requests != null && !Files.isDirectory(requests)) {
            throw wrong("--requests must be a folder, not " + requests);
        }
        for (Path plugin : plugins) {
            if (!Files.isRegularFile(plugin)) {
                throw wrong("--plugin: there is no file " + plugin);
            }
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
            throw wrong("--json must be a file in a folder that exists, not " + json);
        }
    }

    private void requireEach(String option, List<Integer> values, int max) {
        for (int value : values) {
            if (value < 1 || value > max) {
                throw wrong(option + " must be between 1 and " + max + ", not " + value);
            }
        }
        if (values.stream().distinct().count() < values.size()) {
            throw wrong(option + " has a value twice: " + values);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
