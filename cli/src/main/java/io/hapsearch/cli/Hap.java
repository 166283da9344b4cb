/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import io.hapsearch.cli.bench.BenchCommand;
import io.hapsearch.cli.demo.DemoCommand;
import io.hapsearch.cli.deploy.DeployCommand;
import io.hapsearch.cli.evaluate.EvaluateCommand;
import io.hapsearch.cli.experiment.ExperimentCommand;
import io.hapsearch.cli.node.NodeCommand;
import io.hapsearch.cli.overload.OverloadCommand;
import io.hapsearch.cli.pack.PackCommand;
import io.hapsearch.cli.samples.SamplesCommand;
import io.hapsearch.cli.train.TrainCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code hap}. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "hap",
        description =
                "Two-stage rescoring for OpenSearch: local nodes, training, deployment, measurement.",
        mixinStandardHelpOptions = true,
        versionProvider = HapVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Hap {

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(
                commandLine(ProjectHome.find(), new Output(out), Progress.onStderr())
                        .execute(args));
    }

    /** The command with all its subcommands; this is the one place where they are named. */
    static CommandLine commandLine(ProjectHome home, Output output, Progress progress) {
        CommandLine commandLine =
                new CommandLine(new Hap())
                        .addSubcommand(NodeCommand.commandLine(home, output, progress))
                        .addSubcommand(SamplesCommand.commandLine(home, output, progress))
                        .addSubcommand(new TrainCommand(output, progress))
                        .addSubcommand(new PackCommand(output, progress))
                        .addSubcommand(new DeployCommand(output, progress))
                        .addSubcommand(new EvaluateCommand(output, progress))
                        .addSubcommand(ExperimentCommand.commandLine(home, output, progress))
                        .addSubcommand(new BenchCommand(home, output, progress))
                        .addSubcommand(new OverloadCommand(home, output, progress))
                        .addSubcommand(new DemoCommand(home, output, progress));
        commandLine.setExecutionExceptionHandler(Hap::report);
        return commandLine;
    }

    private static int report(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof CommandFailure) {
            err.println("hap: " + e.getMessage());
        } else {
            e.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
