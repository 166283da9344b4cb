/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hap demo}. */
@Command(
        name = "demo",
        description = {
            "Everything in one go, on a real node: index a feed, train both models, deploy them, and compare"
                    + " retrieval, light, two-stage and expressive ranking.",
            "The table is also written to target/demo/result.json, the bundle to target/demo/bundle.zip."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String NODE = "demo";

    private final ProjectHome project;
    private final Output output;
    private final Progress progress;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Use KuaiRand-Pure from this folder instead of a generated feed.")
    private Path data;

    @Option(names = "--keep", description = "Leave the node running afterwards.")
    private boolean keep;

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "HTTP port of the node, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the feed and the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    public DemoCommand(ProjectHome project, Output output, Progress progress) {
        this.project = project;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Feed feed = new Feeds(progress).get(data, seed);
        NodeSpec spec =
                NodeSpec.single(NODE)
                        .withPorts(port, 0)
                        .withPlugins(List.of(project.requirePluginZip()))
                        // 1 stands for no limit: the table shows what whole budgets bring and cost
                        .withSettings(Map.of("plugins.hap.governor.cpu_share", "1"));
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        try (TemporaryNode node =
                        progress.during(
                                "Starting a node with the plugin",
                                () -> TemporaryNode.start(nodes, spec));
                NodeClient client = new NodeClient(node.uri())) {
            Demo demo = new Demo(feed, client, progress, seed);
            demo.index();
            BundleFile bundle = demo.train();
            demo.deploy(bundle);
            DemoResult result = demo.measure(started);
            write(result, bundle);
            if (keep) {
                node.keep();
            }
            print(result, demo.curl());
        }
        return 0;
    }

    private void write(DemoResult result, BundleFile bundle) throws Exception {
        Path folder = Files.createDirectories(project.path().resolve("target/demo"));
        Files.write(folder.resolve("bundle.zip"), bundle.zip());
        output.jsonFile(folder.resolve("result.json"), result);
    }

    private void print(DemoResult result, String curl) {
        if (json) {
            output.json(result);
            return;
        }
        new DemoReport().lines(result).forEach(output::line);
        output.line("");
        if (keep) {
            output.line("The node runs on; try:");
            output.line(curl);
            output.line("Stop it with: ./hap node stop --name " + NODE);
        } else {
            output.line("The node is stopped; with --keep it runs on, to be tried with curl.");
        }
    }
}
