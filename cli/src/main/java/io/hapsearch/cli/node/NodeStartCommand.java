/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.base.ProjectHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hap node start}. */
@Command(
        name = "start",
        description =
                "Start a node with the plugin; it goes on running, and keeps its data over stop and start.",
        mixinStandardHelpOptions = true)
final class NodeStartCommand implements Callable<Integer> {

    private final ProjectHome project;
    private final LocalNodes nodes;
    private final Output output;
    private final Progress progress;

    @Spec private CommandSpec command;

    @Mixin private NodeOptions options;

    @Option(
            names = "--port",
            defaultValue = "9200",
            description = "HTTP port, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--heap",
            defaultValue = "1g",
            description = "Size of the JVM's heap (default: ${DEFAULT-VALUE}).")
    private String heap;

    @Option(
            names = "--setting",
            paramLabel = "KEY=VALUE",
            description = "A line of opensearch.yml; may be repeated.")
    private Map<String, String> settings = Map.of();

    @ArgGroup private PluginChoice plugin = new PluginChoice();

    NodeStartCommand(ProjectHome project, LocalNodes nodes, Output output, Progress progress) {
        this.project = project;
        this.nodes = nodes;
        this.output = output;
        this.progress = progress;
    }

    /** Which plugins to install: at most one of the two options. */
    private static final class PluginChoice {

        @Option(
                names = "--plugin-zip",
                paramLabel = "ZIP",
                description =
                        "Install this zip; may be repeated (default: the project's own, as built).")
        private List<Path> zips;

        @Option(names = "--no-plugin", description = "Install none.")
        private boolean none;
    }

    @Override
    public Integer call() throws Exception {
        NodeSpec spec = spec();
        progress.during(
                "Starting node " + spec.name(),
                () -> {
                    nodes.create(spec).start();
                    return null;
                });
        NodeStatus status = NodeStatus.of(spec.name(), nodes);
        if (options.json) {
            output.json(status);
        } else {
            output.line(status.text());
        }
        return 0;
    }

    private NodeSpec spec() {
        try {
            return NodeSpec.single(options.name)
                    .withPorts(port, 0)
                    .withHeap(HeapSize.parse(heap))
                    .withPlugins(plugins())
                    .withSettings(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private List<Path> plugins() {
        if (plugin.none) {
            return List.of();
        }
        if (plugin.zips != null) {
            return plugin.zips;
        }
        return List.of(project.requirePluginZip());
    }
}
