/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of a started node, whether this JVM started it or an earlier one. Thread-safe. */
public final class NodeProcess {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final ProcessHandle handle;
    private final NodeHome home;
    private final int httpPort;

    NodeProcess(String name, ProcessHandle handle, NodeHome home, int httpPort) {
        this.name = name;
        this.handle = handle;
        this.home = home;
        this.httpPort = httpPort;
    }

    public long pid() {
        return handle.pid();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    /**
     * Waits until the node answers over HTTP.
     *
     * @throws NodeFailure with the end of the log as soon as the process is gone, or at the timeout
     */
    public void awaitReady(Duration timeout) {
        NodeProbe probe = new NodeProbe(uri());
        Instant end = Instant.now().plus(timeout);
        while (!probe.answersAs(name)) {
            if (!isAlive()) {
                throw failure("died while it started");
            }
            if (Instant.now().isAfter(end)) {
                throw failure(
                        "did not answer on " + uri() + " within " + timeout.toSeconds() + " s");
            }
            pause();
        }
    }

    /** Ends the node in order (SIGTERM), by force after the timeout, and waits until it is gone. */
    public void stop(Duration timeout) {
        handle.destroy();
        if (!gone(timeout)) {
            kill();
        }
        forget();
    }

    /** Ends the node as a power cut would (SIGKILL), and waits until it is gone. */
    public void kill() {
        handle.destroyForcibly();
        if (!gone(KILL_TIMEOUT)) {
            throw failure("cannot be killed");
        }
        forget();
    }

    private boolean gone(Duration timeout) {
        try {
            handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw failure("cannot be watched: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailure("Interrupted while node " + name + " was stopped", e);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(home.runFile());
        } catch (IOException e) {
            throw new NodeFailure("Cannot delete " + home.runFile() + ": " + e, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeFailure("Interrupted while a node started", e);
        }
    }

    private NodeFailure failure(String what) {
        return new NodeFailure(
                "Node "
                        + name
                        + " (pid "
                        + pid()
                        + ") "
                        + what
                        + ". The end of "
                        + home.log()
                        + ":\n"
                        + home.logTail());
    }
}
