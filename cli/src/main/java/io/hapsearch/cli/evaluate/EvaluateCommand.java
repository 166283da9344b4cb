/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.deploy.BundleFile;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.feed.FeedOption;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Rank the held-out requests of a data set with a bundle, without a node, and print how good the orders are.",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    /** What clusters do unless their settings say otherwise. */
    private static final RoutingDefaults FALLBACK =
            new RoutingDefaults("top", 100, new RoutingDefaults.Thresholds(0.02, 0.98), null);

    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--bundle",
            required = true,
            paramLabel = "FILE",
            description = "The bundle, as hap train writes it.")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private FeedOption feed;

    @Option(
            names = "--budget",
            paramLabel = "HITS",
            description =
                    "How many hits of a request may meet the expressive model in two stages (default: the bundle's"
                            + " own, or else 100).")
    private Integer budget;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the generated feed, as in hap demo (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    public EvaluateCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        if (budget != null && budget < 0) {
            throw new ParameterException(
                    command.commandLine(), "--budget must not be negative, it is " + budget);
        }
        LoadedBundle bundle = load();
        try {
            Feed loaded = feed.load(new Feeds(progress), seed);
            EvaluationResult result =
                    new Evaluation(loaded.data(), twoStages(bundle), progress).run(bundle);
            if (json) {
                output.json(result);
            } else {
                result.lines().forEach(output::line);
            }
        } finally {
            bundle.release();
        }
        return 0;
    }

    private LoadedBundle load() {
        try {
            byte[] zip = BundleFile.read(file).zip();
            return LoadedBundle.load(
                    OrtEnvironment.getEnvironment(), new BundleReader(Long.MAX_VALUE).read(zip));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(file + ": " + e.getMessage(), e);
        }
    }

    private TwoStages twoStages(LoadedBundle bundle) {
        RoutingDefaults own = bundle.manifest().defaults();
        RoutingDefaults.Thresholds thresholds =
                own.thresholds() == null ? FALLBACK.thresholds() : own.thresholds();
        String policy = own.policy() == null ? FALLBACK.policy() : own.policy();
        int hits = own.budget() == null ? FALLBACK.budget() : own.budget();
        return new TwoStages(
                Policy.parse(policy)
                        .router(
                                new Thresholds(
                                        thresholds.easyNegative(), thresholds.easyPositive())),
                budget == null ? hits : budget);
    }
}
