/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.base.Table;
import io.hapsearch.cli.evaluate.BundleFrontier;
import io.hapsearch.cli.feed.Feed;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.cli.frontier.Frontier;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.FrontierPage;
import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.cli.report.Report;
import io.hapsearch.cli.train.Training;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.sample.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hap experiment routing}. */
@Command(
        name = "routing",
        description = "Frontiers of every routing policy on TREC runs and feeds.",
        mixinStandardHelpOptions = true)
final class RoutingCommand implements Callable<Integer> {
    private static final int MICRO_BATCH = 64;

    /** Windows of feeds are ten times as long as those of runs: a hundredth is a page. */
    private static final List<Double> FEED_SHARES =
            List.of(0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5);

    private final ProjectHome home;
    private final Output output;
    private final Progress progress;
    private final List<String> skipped = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "The folder with msmarco-dl, lightgbm-lambdarank and kuairand; what is missing is skipped.")
    private Path data;

    @Option(
            names = "--feeds",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to train models for feeds, which takes long (default: yes).")
    private boolean feeds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Decides feeds and trainings (default: ${DEFAULT-VALUE}).")
    private long seed;

    RoutingCommand(ProjectHome home, Output output, Progress progress) {
        this.home = home;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Frontier> frontiers = new LinkedHashMap<>();
        Map<String, Object> chosen = new LinkedHashMap<>();
        Path runs = data.resolve("msmarco-dl");
        if (found(runs)) {
            RunStudy study = new RunStudy(runs, MICRO_BATCH);
            frontiers.putAll(progress.during("Routing between runs", () -> study.run(chosen)));
        }
        Path trees = data.resolve("lightgbm-lambdarank");
        if (found(trees)) {
            TreeStudy study = new TreeStudy(trees, MICRO_BATCH);
            frontiers.put("LightGBM", progress.during("Routing between trees", study::run));
        }
        if (feeds) {
            Feeds source = new Feeds(progress);
            TrainingOptions options = TrainingOptions.defaults(seed);
            // as in the demo: its expressive model fails on easy negatives that it has never met
            TrainingOptions allSources = options.withExpressiveSources(EnumSet.allOf(Source.class));
            route(source.generate(seed), "generated", allSources, frontiers);
            Path kuairand = data.resolve("kuairand");
            if (found(kuairand)) {
                route(source.read(kuairand, seed), "kuairand", options, frontiers);
            }
        } else {
            skipped.add("feeds: not asked for");
        }
        if (frontiers.isEmpty()) {
            throw new CommandFailure("There is nothing to route in " + data);
        }
        write(frontiers, chosen);
        return 0;
    }

    private boolean found(Path folder) {
        if (Files.isDirectory(folder)) {
            return true;
        }
        skipped.add(folder.getFileName() + ": not in " + data);
        progress.note("Skipped: there is no folder " + folder);
        return false;
    }

    /** A training that fails should not cost the other results. */
    private void route(
            Feed feed, String name, TrainingOptions options, Map<String, Frontier> frontiers) {
        try {
            frontiers.put(name, route(feed, name, options));
        } catch (CommandFailure e) {
            skipped.add(name + ": " + e.getMessage());
            progress.note("Skipped " + name + ": " + e.getMessage());
        }
    }

    private Frontier route(Feed feed, String name, TrainingOptions options) {
        byte[] zip =
                new Training(progress)
                        .run(Training.plan(feed.data(), new BundleName(name, "1"), options))
                        .bundle();
        LoadedBundle bundle =
                LoadedBundle.load(
                        OrtEnvironment.getEnvironment(),
                        new BundleReader(Long.MAX_VALUE).read(zip));
        try {
            Policies policies = new Policies(FEED_SHARES, new Thresholds(0.02, 0.98));
            return BundleFrontier.of(feed, seed, progress)
                    .run(
                            bundle,
                            new FrontierBuilder(
                                    new Replay(MICRO_BATCH), policies.candidates(true)));
        } finally {
            bundle.release();
        }
    }

    private void write(Map<String, Frontier> frontiers, Map<String, Object> chosen)
            throws IOException {
        Map<String, Map<String, List<Frontier.Detail>>> details = new LinkedHashMap<>();
        Report report = new Report("Routing");
        frontiers.forEach(
                (name, frontier) -> {
                    details.put(name, frontier.details());
                    report.heading(name);
                    FrontierPage.add(report, frontier);
                    Table table = new Table(FrontierPage.header());
                    FrontierPage.rows(frontier).forEach(table::row);
                    output.line(name + ": " + FrontierPage.summary(frontier));
                    table.lines().forEach(output::line);
                    output.line("");
                });
        report.heading("Chosen on other data").paragraph(chosen.toString());
        skipped.forEach(report::paragraph);
        Path folder = home.path().resolve("target").resolve("experiments");
        Files.createDirectories(folder);
        output.jsonFile(
                folder.resolve("routing.json"),
                new RoutingResult(frontiers, details, chosen, skipped));
        report.write(folder.resolve("routing.html"));
        output.line("Wrote " + folder.resolve("routing.json") + " and routing.html");
    }
}
