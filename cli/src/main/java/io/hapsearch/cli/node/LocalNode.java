/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One real OpenSearch node on this machine: laid out, configured, with plugins, as a process of its
 * own. Made by {@link LocalNodes}. Its ports stay the same over restarts. Not thread-safe. Every
 * method throws {@link NodeFailure} when it cannot do what it says.
 */
public final class LocalNode implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final NodeSpec spec;
    private final NodeHome home;
    private final NodeLauncher launcher;

    LocalNode(NodeSpec spec, NodeHome home, NodeLauncher launcher) {
        this.spec = spec;
        this.home = home;
        this.launcher = launcher;
    }

    public NodeSpec spec() {
        return spec;
    }

    public NodeHome home() {
        return home;
    }

    /** Where the node answers over HTTP. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + spec.httpPort());
    }

    /** The running process, if there is one. */
    public Optional<NodeProcess> process() {
        return RunFile.read(home)
                .flatMap(
                        run ->
                                run.process(home)
                                        .map(
                                                handle ->
                                                        new NodeProcess(
                                                                spec.name(),
                                                                handle,
                                                                home,
                                                                run.httpPort())));
    }

    /** Starts the process without waiting for it, as several nodes of a cluster must be started. */
    public void launch() {
        if (process().isPresent()) {
            throw new NodeFailure("Node " + spec.name() + " runs already");
        }
        launcher.launch(home, spec);
    }

    /** Waits until the node answers; fails with the end of its log if it dies instead. */
    public void awaitReady() {
        RunFile run =
                RunFile.read(home)
                        .orElseThrow(
                                () -> new NodeFailure("Node " + spec.name() + " was not started"));
        ProcessHandle handle =
                run.process(home)
                        .orElseThrow(
                                () ->
                                        new NodeFailure(
                                                "Node "
                                                        + spec.name()
                                                        + " died while it started. The end of "
                                                        + home.log()
                                                        + ":\n"
                                                        + home.logTail()));
        new NodeProcess(spec.name(), handle, home, run.httpPort()).awaitReady(START_TIMEOUT);
    }

    /** Starts the node and waits until it answers and its data are there. */
    public void start() {
        launch();
        awaitReady();
        new NodeProbe(uri()).settle(SETTLE_TIMEOUT);
    }

    /** Stops the node in order, if it runs. */
    public void stop() {
        process().ifPresent(p -> p.stop(STOP_TIMEOUT));
    }

    /** Kills the node at once, if it runs: its data are left as after a power cut. */
    public void kill() {
        process().ifPresent(NodeProcess::kill);
    }

    /** Stops and starts the node; its data stay. */
    public void restart() {
        stop();
        start();
    }

    /** Stops the node and deletes its folder with its data. */
    public void delete() {
        stop();
        try {
            Trees.delete(home.path());
        } catch (IOException e) {
            throw new NodeFailure("Cannot delete " + home.path() + ": " + e, e);
        }
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }
}
