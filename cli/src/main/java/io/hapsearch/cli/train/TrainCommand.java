/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.feed.FeedOption;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.training.Trainer;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingPlan;
import io.hapsearch.training.TrainingResult;
import io.hapsearch.training.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap train}. */
@Command(name = "train", description = "Train both models from logs and pack them into a bundle.")
public final class TrainCommand implements Callable<Integer> {

    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    // The standard options would take --version, which here is the bundle's.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("unused") // picocli acts upon it
    private boolean help;

    @ArgGroup(multiplicity = "1")
    private Input input;

    @Mixin private ReadingOption reading;

    @Option(
            names = "--name",
            defaultValue = "feed",
            description = "The bundle's name (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--version",
            required = true,
            description = "The bundle's version, such as 7 or 2026-11-22.")
    private String version;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "BUNDLE.zip",
            description = "Where to write the bundle.")
    private Path out;

    @Mixin private TrainingOption training;

    @Mixin private CheckpointOption checkpoints;

    @Option(
            names = "--int8",
            description =
                    "Make the expressive model compute with 8-bit integers, and tell what that costs in quality.")
    private boolean int8;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write losses, gradient conflict and calibration as a page.")
    private Path page;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    /** What to train from: one's own logs or a feed. */
    private static final class Input {

        @ArgGroup(multiplicity = "1")
        private LogsOption logs;

        @ArgGroup(multiplicity = "1")
        private FeedOption feed;
    }

    public TrainCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        BundleName bundle = bundleName();
        TrainingOptions options = valid(training::options);
        Optional<CheckpointFolder> folder = valid(checkpoints::folder);
        requireWritable("--out", out);
        if (page != null) {
            requireWritable("--report", page);
        }
        TrainingResult result =
                new Training(progress)
                        .run(
                                plan(bundle, options).withInt8(int8),
                                folder.map(Trainer::new).orElseGet(Trainer::new));
        write(result.bundle());
        folder.ifPresent(CheckpointFolder::clear);
        if (page != null) {
            new TrainingPage(bundle, result.report()).page().write(page);
        }
        TrainingSummary summary = new TrainingSummary(bundle, out, result.report());
        if (json) {
            output.json(summary.json());
        } else {
            summary.lines().forEach(output::line);
        }
        return 0;
    }

    private TrainingPlan plan(BundleName bundle, TrainingOptions options) throws Exception {
        return input.logs != null
                ? input.logs.logs(reading).plan(bundle, options)
                : Training.plan(
                        input.feed.load(new Feeds(progress), training.seed()).data(),
                        bundle,
                        options);
    }

    private BundleName bundleName() {
        try {
            return new BundleName(name, version);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private <T> T valid(Supplier<T> option) {
        try {
            return option.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** A training takes minutes: it should not be lost for a folder that is not there. */
    private void requireWritable(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " must be a file in a folder that exists, not " + file);
        }
    }

    private void write(byte[] bundle) {
        try {
            Files.write(out, bundle);
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + out + ": " + e, e);
        }
    }
}
