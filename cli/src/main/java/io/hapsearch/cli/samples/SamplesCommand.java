/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hap samples}: what to train from. */
@Command(
        name = "samples",
        description = "Bring data sets into the form that hap train reads, and check samples.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SamplesCommand {

    private SamplesCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(ProjectHome project, Output output, Progress progress) {
        return new CommandLine(new SamplesCommand())
                .addSubcommand(new CheckCommand(output, progress))
                .addSubcommand(new GeneratedCommand(output, progress))
                .addSubcommand(new KuaiRandCommand(project, output, progress))
                .addSubcommand(new LetorCommand(output, progress))
                .addSubcommand(new RandomCommand(output, progress));
    }
}
