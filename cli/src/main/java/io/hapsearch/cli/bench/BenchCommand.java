/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                "Measure rescoring on a real node beside the plain query and OpenSearch's own rescorer. The machine"
                        + " should have nothing else to do.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final String NODE = "bench";
    private static final int DOCUMENTS = 50_000;
    private static final int MAX_WINDOW = 10_000;
    private static final long SEED = 1;

    private final ProjectHome project;
    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--windows",
            split = ",",
            defaultValue = "10,100,1000",
            paramLabel = "HITS",
            description = "Windows to measure, with commas in between (default: ${DEFAULT-VALUE}).")
    private List<Integer> windows;

    @Option(
            names = "--requests",
            defaultValue = "200",
            paramLabel = "N",
            description =
                    "How many different queries, each asked four times (default: ${DEFAULT-VALUE}).")
    private int requests;

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
        NodeSpec spec = NodeSpec.single(NODE).withPlugins(List.of(project.requirePluginZip()));
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        try (TemporaryNode node =
                        progress.during(
                                "Starting a node with the plugin",
                                () -> TemporaryNode.start(nodes, spec));
                NodeClient client = new NodeClient(node.uri())) {
            Bench bench = new Bench(client, new Workload(DOCUMENTS, SEED), progress, SEED);
            bench.prepare();
            BenchResult result = bench.measure(windows, requests);
            result.lines().forEach(output::line);
            if (json != null) {
                output.jsonFile(json, result);
            }
        }
        return 0;
    }

    private void validate() {
        for (int window : windows) {
            if (window < 1 || window > MAX_WINDOW) {
                throw wrong("--windows must be between 1 and " + MAX_WINDOW + ", not " + window);
            }
        }
        if (windows.stream().distinct().count() < windows.size()) {
            throw wrong("--windows has a window twice: " + windows);
        }
        if (requests < 1) {
            throw wrong("--requests must be positive, not " + requests);
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
            throw wrong("--json must be a file in a folder that exists, not " + json);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
