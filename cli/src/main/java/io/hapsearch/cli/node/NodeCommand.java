/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code hap node}: real OpenSearch nodes on this machine. */
@Command(
        name = "node",
        description = "Start, stop and look at real OpenSearch nodes on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class NodeCommand {

    private NodeCommand() {}

    /** The command with its subcommands; nodes live in the project's target/nodes. */
    public static CommandLine commandLine(ProjectHome project, Output output, Progress progress) {
        LocalNodes nodes = LocalNodes.of(project, project.nodes());
        return new CommandLine(new NodeCommand())
                .addSubcommand(new NodeStartCommand(project, nodes, output, progress))
                .addSubcommand(new NodeStopCommand(nodes, output, progress))
                .addSubcommand(new NodeStatusCommand(nodes, output));
    }
}
