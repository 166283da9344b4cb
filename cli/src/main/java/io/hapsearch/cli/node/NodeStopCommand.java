/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hap node stop}. Stopping what does not run is fine: the wish is fulfilled. */
@Command(
        name = "stop",
        description = "Stop a node; its data stay.",
        mixinStandardHelpOptions = true)
final class NodeStopCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final LocalNodes nodes;
    private final Output output;
    private final Progress progress;

    @Mixin private NodeOptions options;

    @Option(names = "--kill", description = "Do not let the node end in order (SIGKILL).")
    private boolean kill;

    NodeStopCommand(LocalNodes nodes, Output output, Progress progress) {
        this.nodes = nodes;
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        Optional<NodeProcess> process = nodes.running(options.name);
        if (process.isPresent()) {
            progress.during(
                    "Stopping node " + options.name,
                    () -> {
                        end(process.get());
                        return null;
                    });
        }
        NodeStatus status = NodeStatus.of(options.name, nodes);
        if (options.json) {
            output.json(status);
        } else {
            output.line(status.text());
        }
        return 0;
    }

    private void end(NodeProcess process) {
        if (kill) {
            process.kill();
        } else {
            process.stop(TIMEOUT);
        }
    }
}
