/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hap node status}: exit code 0 if the node answers, 1 if not. */
@Command(
        name = "status",
        description = "Say how a node is; the exit code is 0 if it answers, 1 if not.",
        mixinStandardHelpOptions = true)
final class NodeStatusCommand implements Callable<Integer> {

    private final LocalNodes nodes;
    private final Output output;

    @Mixin private NodeOptions options;

    NodeStatusCommand(LocalNodes nodes, Output output) {
        this.nodes = nodes;
        this.output = output;
    }

    @Override
    public Integer call() {
        NodeStatus status = NodeStatus.of(options.name, nodes);
        if (options.json) {
            output.json(status);
        } else {
            output.line(status.text());
        }
        return status.isRunning() ? 0 : 1;
    }
}
