/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.checkpoint.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap experiment ghcl}. */
@Command(
        name = "ghcl",
        description =
                "Train both models with every objective and harmonization, over several seeds, and compare them on"
                        + " requests that none has seen.",
        mixinStandardHelpOptions = true)
final class GhclCommand implements Callable<Integer> {
    private static final int HASH_LENGTH = 12;

    private final ProjectHome home;
    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @ArgGroup(multiplicity = "1")
    private StudyOption study;

    @Option(
            names = "--seeds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How many times each training is repeated (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--validation",
            description =
                    "Rank requests of the days that are held out of training instead of the last days: to choose"
                            + " settings by.")
    private boolean validation;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where to write ghcl.json and ghcl.html (ghcl-generated for the generated feed), and to keep"
                            + " finished trainings (default: target/experiments).")
    private Path out;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    private GhclResult last;

    GhclCommand(ProjectHome home, Output output, Progress progress) {
        this.home = home;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        if (seeds < 1) {
            throw new ParameterException(
                    command.commandLine(), "--seeds must be positive, it is " + seeds);
        }
        Path folder = out == null ? home.path().resolve("target/experiments") : out;
        create(folder);
        StudyData data = study.load(validation, progress);
        GhclStudy running =
                new GhclStudy(data, folder.resolve("ghcl-rows").resolve(name(data)), progress);
        running.run(new Grid(study::options).blocks(seeds), rows -> write(data, folder, rows));
        if (json) {
            output.json(last);
        } else {
            new GhclText(last).lines().forEach(output::line);
            output.line(
                    "Wrote " + folder.resolve(study.files() + ".json") + " and the same as .html");
        }
        return 0;
    }

    /** Anew after each block of trainings: a study that was stopped leaves what it had found. */
    private void write(StudyData data, Path folder, List<Row> rows) {
        TrainingOptions chosen = study.options(1);
        last = GhclResult.of(rows, Grid.separated(chosen.harmonization()));
        output.jsonFile(folder.resolve(study.files() + ".json"), last);
        new GhclPage(data, chosen, last).report().write(folder.resolve(study.files() + ".html"));
    }

    /** A name for the rows of this data and these options: others must not be taken for them. */
    private String name(StudyData data) {
        String hash =
                new Identity()
                        .with("options", study.options(1))
                        .with("architecture", data.architecture())
                        .withSamples("samples", data.samples())
                        .withSamples("candidates", data.candidates().samples())
                        .digest();
        return data.name() + "-" + hash.substring(0, HASH_LENGTH);
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure("Cannot create " + folder + ": " + e, e);
        }
    }
}
