/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.rescore.TwoStageRescorer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loaded bundle with its rescorer and the memory taken for it. Owns one reference to the bundle.
 * Thread-safe.
 */
final class OpenBundle implements AutoCloseable {
    private final LoadedBundle bundle;
    private final TwoStageRescorer rescorer;
    private final MemoryBudget memory;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Open from now on.
     *
     * @param bundle a bundle of which this now owns one reference
     * @param rescorer rescores with it
     * @param memory where its memory was taken
     * @param bytes how much was taken
     */
    OpenBundle(LoadedBundle bundle, TwoStageRescorer rescorer, MemoryBudget memory, long bytes) {
        this.bundle = bundle;
        this.rescorer = rescorer;
        this.memory = memory;
        this.bytes = bytes;
    }

    /** A new reference, or null if the sessions are closed. */
    ModelHandle acquire() {
        return bundle.tryAcquire() ? new ModelHandle(bundle, rescorer) : null;
    }

    BundleDescriptor descriptor() {
        return new BundleDescriptor(bundle.manifest(), bundle.spec());
    }

    /** The memory taken, in bytes. */
    long memoryBytes() {
        return bytes;
    }

    /** The direct memory that idle workspaces hold, in bytes. */
    long workspaceBytes() {
        return rescorer.memoryBytes();
    }

    /** What a hit costs in the expressive model, in nanoseconds; NaN before the first one. */
    double expressiveNanosPerHit() {
        return rescorer.expressiveNanosPerHit();
    }

    /**
     * Lets go of the bundle. Searches that hold a handle keep its sessions for the moments that
     * they still need.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            rescorer.close();
            bundle.release();
            memory.release(bytes);
        }
    }
}
