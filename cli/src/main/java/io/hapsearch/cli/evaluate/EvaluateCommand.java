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
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.cli.train.ReadingOption;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.training.evaluate.Metric;
import io.hapsearch.training.evaluate.RankingMetrics.Gain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private static final String STDOUT = "-";

    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "The bundle, as hap train or hap pack writes it.")
    private Path file;

    @ArgGroup(multiplicity = "0..1")
    private DataOption data;

    @Mixin private ReadingOption reading;

    @Mixin private final FrontierOptions frontier = new FrontierOptions();

    @Option(
            names = "--cutoffs",
            split = ",",
            paramLabel = "K",
            defaultValue = "10,50,100",
            description =
                    "How many of the first candidates metrics look at (default: ${DEFAULT-VALUE}).")
    private List<Integer> cutoffs;

    @Option(
            names = "--gain",
            paramLabel = "GAIN",
            defaultValue = "LINEAR",
            description =
                    "How NDCG values grades: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Gain gain;

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
            description =
                    "Decides the generated feed, as in hap demo, and what is drawn at random"
                            + " (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STDOUT,
            paramLabel = "FILE",
            description = "Write the result as JSON to a file, or print it if none is named.")
    private String json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the result as a page with charts.")
    private Path html;

    public EvaluateCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        requireValid();
        if (frontier.asked()) {
            return drawFrontier();
        }
        List<Metric> metrics = Metric.at(cutoffs, gain);
        LoadedBundle bundle = load();
        try {
            EvaluationData loaded = load(bundle);
            RoutingPlan routing = RoutingPlan.of(bundle.manifest().defaults(), budget);
            print(new Evaluation(loaded, routing, metrics, progress).run(bundle), metrics);
        } finally {
            bundle.release();
        }
        return 0;
    }

    private int drawFrontier() throws Exception {
        FrontierOutput out =
                new FrontierOutput(
                        output,
                        json == null || STDOUT.equals(json) ? null : Path.of(json),
                        STDOUT.equals(json),
                        html);
        if (frontier.hasRuns()) {
            Policies policies = policies(RoutingPlan.thresholds(RoutingDefaults.NONE));
            Replay replay = new Replay(TwoStages.MICRO_BATCH);
            out.write(
                    "Frontier between two runs",
                    frontier.files()
                            .frontier(
                                    policies,
                                    replay,
                                    query ->
                                            progress.note("Left out, not in both runs: " + query)));
            return 0;
        }
        LoadedBundle bundle = load();
        try {
            EvaluationData loaded = load(bundle);
            Policies policies = policies(RoutingPlan.thresholds(bundle.manifest().defaults()));
            FrontierBuilder builder =
                    new FrontierBuilder(
                            new Replay(TwoStages.MICRO_BATCH), policies.candidates(true));
            out.write(
                    "Frontier of " + bundle.name() + " on " + loaded.name(),
                    new BundleFrontier(loaded, progress).run(bundle, builder));
        } finally {
            bundle.release();
        }
        return 0;
    }

    private EvaluationData load(LoadedBundle bundle) throws Exception {
        return data.load(bundle.spec(), reading.options(), new Feeds(progress), seed);
    }

    private Policies policies(Thresholds thresholds) {
        try {
            return frontier.policies(thresholds);
        } catch (IllegalArgumentException e) {
            throw wrong("--budgets: " + e.getMessage());
        }
    }

    private void requireSource() {
        if (frontier.hasRuns()) {
            if (!frontier.asked()) {
                throw wrong("Runs go with --frontier");
            }
            if (file != null || data != null) {
                throw wrong("Give either runs or a bundle with data");
            }
            if (frontier.missing() != null) {
                throw wrong("Missing required option: '" + frontier.missing() + "'");
            }
        } else if (file == null) {
            throw wrong("Missing required option: '--bundle=FILE'");
        } else if (data == null) {
            throw wrong(
                    "Missing required argument: --data=DIR, --generated, or --requests and --samples");
        }
    }

    private void requireValid() {
        requireSource();
        if (budget != null && budget < 0) {
            throw wrong("--budget must not be negative, it is " + budget);
        }
        if (cutoffs.stream().anyMatch(cutoff -> cutoff < 1)
                || cutoffs.stream().distinct().count() < cutoffs.size()) {
            throw wrong("--cutoffs must be different numbers from 1, not " + cutoffs);
        }
        if (json != null && !STDOUT.equals(json)) {
            requireWritable("--json", Path.of(json));
        }
        if (html != null) {
            requireWritable("--html", html);
        }
    }

    /** Ranking can take minutes: the result should not be lost for a folder that is not there. */
    private void requireWritable(String option, Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(path)) {
            throw wrong(option + " must be a file in a folder that exists, not " + path);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
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

    private void print(EvaluationResult result, List<Metric> metrics) {
        EvaluationTables tables = new EvaluationTables(metrics);
        if (html != null) {
            new EvaluationPage(tables).report(result).write(html);
        }
        if (STDOUT.equals(json)) {
            output.json(result);
            return;
        }
        if (json != null) {
            output.jsonFile(Path.of(json), result);
        }
        new EvaluationText(tables).lines(result).forEach(output::line);
    }
}
