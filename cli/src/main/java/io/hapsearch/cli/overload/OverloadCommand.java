/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.cli.deploy.Deployer;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.feed.FeedIndex;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.cli.node.LocalNodes;
import io.hapsearch.cli.node.NodeSpec;
import io.hapsearch.cli.opensearch.NodeClient;
import io.hapsearch.cli.opensearch.TemporaryNode;
import io.hapsearch.cli.train.Training;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.model.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap overload}. */
@Command(
        name = "overload",
        description =
                "Offer a real node less and more searches than it can answer, with its governor and without, and"
                        + " measure what users get. The machine should have nothing else to do.",
        mixinStandardHelpOptions = true)
public final class OverloadCommand implements Callable<Integer> {

    private static final String NAME = "overload";
    private static final BundleName MODEL = new BundleName("feed", "overload");

    /** Heavy, so that expressive scoring is most of a search. */
    private static final Architecture.Layers EXPRESSIVE =
            new Architecture.Layers(List.of(128), List.of(128), 64, List.of(512, 256, 128));

    private final ProjectHome project;
    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "A bundle for the generated feed (default: one with a heavy expressive model is trained, which"
                            + " takes minutes).")
    private Path bundle;

    @Option(
            names = "--loads",
            split = ",",
            defaultValue = "0.5,1,1.5,2,3",
            paramLabel = "X",
            description = "Offered requests by capacity (default: ${DEFAULT-VALUE}).")
    private List<Double> loads;

    @Option(
            names = "--cpu-share",
            defaultValue = "0.5",
            paramLabel = "SHARE",
            description = "The governor's limit where it works (default: ${DEFAULT-VALUE}).")
    private double cpuShare;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "How long each load is offered (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--budget",
            defaultValue = "400",
            paramLabel = "HITS",
            description = "What each search asks for (default: ${DEFAULT-VALUE}).")
    private int budget;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the feed and the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the result to this file as JSON.")
    private Path json;

    public OverloadCommand(ProjectHome project, Output output, Progress progress) {
        this.project = project;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        validate();
        Feed feed = new Feeds(progress).get(null, seed);
        BundleFile model = bundle == null ? train(feed) : BundleFile.read(bundle);
        NodeSpec spec = NodeSpec.single(NAME).withPlugins(List.of(project.requirePluginZip()));
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        try (TemporaryNode node =
                        progress.during(
                                "Starting a node with the plugin",
                                () -> TemporaryNode.start(nodes, spec));
                NodeClient client = new NodeClient(node.uri())) {
            new FeedIndex(client, NAME).fill(feed.data(), progress);
            new Deployer(client, progress).deploy(model, NAME);
            Searches searches =
                    new Searches(
                            node.uri(),
                            NAME,
                            NAME,
                            feed.window(),
                            budget,
                            feed.data().testRequests());
            OverloadResult result =
                    new Overload(client, searches, Duration.ofSeconds(seconds), progress, seed)
                            .measure(cpuShare, loads);
            result.lines().forEach(output::line);
            if (json != null) {
                output.jsonFile(json, result);
            }
        }
        return 0;
    }

    private BundleFile train(Feed feed) {
        Architecture usual = feed.data().architecture();
        Architecture heavy =
                new Architecture(
                        usual.embedding(),
                        usual.shared(),
                        usual.history(),
                        usual.light(),
                        EXPRESSIVE);
        byte[] zip =
                new Training(progress)
                        .run(
                                Training.plan(
                                        feed.data(), heavy, MODEL, TrainingOptions.defaults(seed)))
                        .bundle();
        return new BundleFile(MODEL, zip);
    }

    private void validate() {
        if (loads.stream().anyMatch(load -> !(load > 0 && load <= 100))) {
            throw wrong("--loads must be within (0, 100], not " + loads);
        }
        if (!(cpuShare >= 0 && cpuShare <= 1)) {
            throw wrong("--cpu-share must be within [0, 1], not " + cpuShare);
        }
        if (seconds < 1) {
            throw wrong("--seconds must be positive, not " + seconds);
        }
        if (budget < 0) {
            throw wrong("--budget must not be negative, it is " + budget);
        }
        if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
            throw wrong("--json must be a file in a folder that exists, not " + json);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
