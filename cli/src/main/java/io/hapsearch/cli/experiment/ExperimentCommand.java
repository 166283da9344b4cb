/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hap experiment}, with a subcommand for each study. */
@Command(
        name = "experiment",
        description = "Studies behind what the documentation claims, each by one command.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "STUDY")
public final class ExperimentCommand {
    /** The command with its subcommands. */
    public static CommandLine commandLine(ProjectHome home, Output output, Progress progress) {
        return new CommandLine(new ExperimentCommand())
                .addSubcommand(new GhclCommand(home, output, progress))
                .addSubcommand(new RoutingCommand(home, output, progress));
    }
}
