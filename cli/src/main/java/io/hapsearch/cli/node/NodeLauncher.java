/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Starts the process of a laid-out node. Thread-safe for different nodes. */
public final class NodeLauncher {

    /** Also tells a node's process from any other, see {@link RunFile#process}. */
    static final String HOME_FLAG = "-Dopensearch.path.home=";

    private final JavaRuntime java;

    public NodeLauncher(JavaRuntime java) {
        this.java = java;
    }

    /** The command line, in full. */
    public List<String> command(NodeHome home, HeapSize heap) {
        List<String> command = new ArrayList<>();
        command.add(java.executable());
        command.add(HOME_FLAG + home.path());
        command.add("-Dopensearch.path.conf=" + home.config());
        command.add("-Dopensearch.distribution.type=tar");
        command.add("-Djava.io.tmpdir=" + home.temp());
        command.add("-XX:ErrorFile=" + home.logs().resolve("hs_err_pid%p.log"));
        command.add("-Xms" + heap);
        command.add("-Xmx" + heap);
        command.add("-XX:MaxDirectMemorySize=" + new HeapSize(Math.max(1, heap.megabytes() / 2)));
        command.add("-javaagent:" + home.agent());
        command.addAll(new JvmOptions().read(home.config().resolve("jvm.options"), java.feature()));
        command.addAll(java.jnaFlags());
        command.add("-cp");
        command.add(home.lib().resolve("*").toString());
        command.add("org.opensearch.bootstrap.OpenSearch");
        return command;
    }

    /**
     * Starts the process and leaves its {@link RunFile}; does not wait until it answers.
     *
     * @throws NodeFailure if the process cannot be started
     */
    public NodeProcess launch(NodeHome home, NodeSpec spec) {
        try {
            // One log per run, and the last one kept: what a failed start shows must be its own.
            if (Files.exists(home.log())) {
                Files.move(
                        home.log(),
                        home.logs().resolve("node.previous.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Process process =
                    new ProcessBuilder(command(home, spec.heap()))
                            .directory(home.path().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.to(home.log().toFile()))
                            .start();
            process.getOutputStream().close();
            new RunFile(spec.name(), process.pid(), spec.httpPort(), spec.transportPort())
                    .write(home);
            return new NodeProcess(spec.name(), process.toHandle(), home, spec.httpPort());
        } catch (IOException e) {
            throw new NodeFailure("Cannot start node " + spec.name() + ": " + e, e);
        }
    }
}
