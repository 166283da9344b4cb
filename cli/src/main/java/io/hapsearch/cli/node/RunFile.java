/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a started node leaves in its folder, so that a later command finds it. Immutable.
 *
 * @param name the node's name
 * @param pid of the node's process, which may have ended since
 * @param httpPort where it answers
 * @param transportPort where it meets other nodes
 */
public record RunFile(
        @JsonProperty("name") String name,
        @JsonProperty("pid") long pid,
        @JsonProperty("http_port") int httpPort,
        @JsonProperty("transport_port") int transportPort) {

    /** Reads the file of a node's folder; empty if the node was never started or was stopped. */
    public static Optional<RunFile> read(NodeHome home) {
        if (!Files.exists(home.runFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ObjectMapper().readValue(home.runFile().toFile(), RunFile.class));
        } catch (IOException e) {
            throw new NodeFailure("Cannot read " + home.runFile() + ": " + e.getMessage(), e);
        }
    }

    void write(NodeHome home) {
        try {
            Path part = home.path().resolve("node.json.part");
            Files.writeString(part, new ObjectMapper().writeValueAsString(this) + "\n");
            Files.move(part, home.runFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NodeFailure("Cannot write " + home.runFile() + ": " + e, e);
        }
    }

    /** The process, if it still runs and is this node's: a pid may long belong to someone else. */
    public Optional<ProcessHandle> process(NodeHome home) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        p ->
                                p.info()
                                        .commandLine()
                                        .map(
                                                line ->
                                                        line.contains(
                                                                NodeLauncher.HOME_FLAG
                                                                        + home.path()))
                                        .orElse(false));
    }
}
