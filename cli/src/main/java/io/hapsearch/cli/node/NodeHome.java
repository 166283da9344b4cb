/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one node: where in it things lie. Immutable; nothing is touched on disk but by
 * {@link #logTail}.
 *
 * @param path absolute
 */
public record NodeHome(Path path) {

    private static final int TAIL_LINES = 40;

    public NodeHome {
        path = path.toAbsolutePath().normalize();
    }

    public Path lib() {
        return path.resolve("lib");
    }

    public Path agent() {
        return path.resolve("agent/opensearch-agent.jar");
    }

    public Path pluginCli() {
        return path.resolve("lib/tools/plugin-cli");
    }

    public Path plugins() {
        return path.resolve("plugins");
    }

    public Path config() {
        return path.resolve("config");
    }

    public Path data() {
        return path.resolve("data");
    }

    public Path temp() {
        return path.resolve("tmp");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** What the node's process prints, stack traces of a failed start included. */
    public Path log() {
        return path.resolve("logs/node.log");
    }

    /** Who runs the node now, see {@link RunFile}. */
    public Path runFile() {
        return path.resolve("node.json");
    }

    /** Which zips are installed, see {@link PluginInstaller}. */
    public Path installedPlugins() {
        return path.resolve("plugins.txt");
    }

    /** The last lines of the log, or an empty text where there is none. */
    public String logTail() {
        if (!Files.isReadable(log())) {
            return "";
        }
        try (Stream<String> stream = Files.readString(log(), StandardCharsets.UTF_8).lines()) {
            List<String> all = stream.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
        } catch (IOException e) {
            return "(cannot read " + log() + ": " + e.getMessage() + ")";
        }
    }
}
