/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.letor.Letor;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap samples letor}. */
@Command(
        name = "letor",
        description = {
            "Write samples of a learning-to-rank data set in SVMlight's format: label qid:ID index:value ... # comment",
            "Without qid, a file FILE.query beside tells how many lines each query has. Relevant documents are exposed;"
                    + " the first stage, a feature, decides about the others."
        },
        mixinStandardHelpOptions = true)
final class LetorCommand implements Callable<Integer> {

    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "What to train from; may be gzipped.")
    private List<Path> data;

    @Option(
            names = "--held-out",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "What to stop and to calibrate with (default: the last fifth of the queries).")
    private List<Path> heldOut = List.of();

    @Option(
            names = "--as",
            paramLabel = "DIR",
            description =
                    "A folder that was written of the training files: its features and first stage are used, and all"
                            + " queries are to test with.")
    private Path training;

    @Option(
            names = "--first-stage",
            paramLabel = "INDEX",
            description =
                    "The feature that orders documents in the first stage, larger first (default: the one that"
                            + " ranks the queries best on its own, by NDCG@10).")
    private Integer firstStage;

    @Option(
            names = "--exposed",
            defaultValue = "0.33",
            paramLabel = "SHARE",
            description =
                    "The share of irrelevant documents that is exposed (default: ${DEFAULT-VALUE}).")
    private double exposed;

    @Option(
            names = "--ranking",
            defaultValue = "0.33",
            paramLabel = "SHARE",
            description =
                    "The share that is ranking; the rest is pre-ranking (default: ${DEFAULT-VALUE}).")
    private double ranking;

    @Option(
            names = "--global",
            defaultValue = "2",
            paramLabel = "N",
            description =
                    "Documents of other queries for each relevant one (default: ${DEFAULT-VALUE}).")
    private int global;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "Decides ties and documents of other queries (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutFolder out;

    LetorCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        Letor.Options options = options();
        if (training != null && (firstStage != null || !heldOut.isEmpty())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--as decides about the first stage and what is held out: neither --first-stage nor"
                            + " --held-out goes with it");
        }
        for (Path file : Stream.concat(data.stream(), heldOut.stream()).toList()) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure("There is no file " + file);
            }
        }
        Letor letor;
        try {
            letor =
                    training == null
                            ? progress.during(
                                    "Reading features", () -> Letor.open(data, heldOut, options))
                            : Letor.like(new SampleFolder(training), data, seed);
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        long count =
                new FolderWriting(progress)
                        .write(
                                out.folder(),
                                letor.features(),
                                Architecture.plain(),
                                letor,
                                letor.about());
        output.line("Wrote " + count + " samples to " + out.folder().path());
        output.line("The first stage is feature " + letor.firstStage() + ".");
        return 0;
    }

    private Letor.Options options() {
        try {
            return new Letor.Options(firstStage, exposed, ranking, global, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
