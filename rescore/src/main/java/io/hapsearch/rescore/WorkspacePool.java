/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Workspaces that wait for their next use, the one used last first, since its memory is most likely
 * in a cache still. Thread-safe.
 */
final class WorkspacePool implements AutoCloseable {
    private final Supplier<Workspace> factory;
    private final int bound;
    private final Deque<Workspace> idle = new ArrayDeque<>();
    private long memoryBytes;
    private boolean closed;

    /**
     * @param factory makes another one when none is idle
     * @param bound how many may be idle
     */
    WorkspacePool(Supplier<Workspace> factory, int bound) {
        this.factory = factory;
        this.bound = bound;
    }

    Workspace take() {
        synchronized (this) {
            Workspace workspace = idle.poll();
            if (workspace != null) {
                memoryBytes -= workspace.memoryBytes();
                return workspace;
            }
        }
        return factory.get();
    }

    void giveBack(Workspace workspace) {
        synchronized (this) {
            if (!closed && idle.size() < bound) {
                idle.push(workspace);
                memoryBytes += workspace.memoryBytes();
                return;
            }
        }
        workspace.close();
    }

    /** The direct memory of idle workspaces, in bytes. */
    synchronized long memoryBytes() {
        return memoryBytes;
    }

    /** Closes idle workspaces, and those that come back later. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Workspace::close);
        idle.clear();
        memoryBytes = 0;
    }
}
