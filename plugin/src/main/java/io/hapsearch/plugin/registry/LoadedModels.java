/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The models that a node has open. Thread-safe; {@link #acquire} takes no lock. */
final class LoadedModels implements AutoCloseable {
    private final Map<BundleName, Slot> slots = new ConcurrentHashMap<>();
    private final LongSupplier clock;
    private boolean closed;

    /**
     * Nothing open yet.
     *
     * @param clock relative time in milliseconds, cheap to ask
     */
    LoadedModels(LongSupplier clock) {
        this.clock = clock;
    }

    /** A reference to an open model, or null. */
    ModelHandle acquire(BundleName name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            return null;
        }
        slot.lastUse = clock.getAsLong();
        return slot.open.acquire();
    }

    /** Whether a model is open. */
    boolean contains(BundleName name) {
        return slots.containsKey(name);
    }

    /** Whether exactly this content is open. */
    boolean contains(StoredBundle bundle) {
        Slot slot = slots.get(bundle.name());
        return slot != null && slot.stored.equals(bundle);
    }

    /** The descriptor of exactly this content if it is open, else null. */
    BundleDescriptor descriptor(StoredBundle bundle) {
        Slot slot = slots.get(bundle.name());
        return slot != null && slot.stored.equals(bundle) ? slot.open.descriptor() : null;
    }

    /** Takes ownership of an open bundle; what was open under its name is let go. */
    synchronized void put(StoredBundle stored, OpenBundle open) {
        if (closed) {
            open.close();
            return;
        }
        Slot replaced = slots.put(stored.name(), new Slot(stored, open, clock.getAsLong()));
        if (replaced != null) {
            replaced.open.close();
        }
    }

    /**
     * Lets go of what is not registered any more, and of what no alias points to and nobody has
     * used for a while: requests that resolved an alias just before it moved still find their
     * model.
     *
     * @return what was let go
     */
    synchronized List<StoredBundle> retain(RegistryState registry, long idleMillis) {
        long now = clock.getAsLong();
        List<Slot> gone =
                slots.values().stream()
                        .filter(slot -> !slot.isNeeded(registry, now - idleMillis))
                        .toList();
        for (Slot slot : gone) {
            slots.remove(slot.stored.name());
            slot.open.close();
        }
        return gone.stream().map(slot -> slot.stored).toList();
    }

    /** What is open, with the memory that it takes. */
    List<ModelState> states() {
        return slots.values().stream()
                .map(
                        slot ->
                                new ModelState(
                                        slot.stored.name(),
                                        ModelState.Status.LOADED,
                                        slot.open.memoryBytes(),
                                        null))
                .toList();
    }

    /** The direct memory that idle workspaces hold, in bytes. */
    long workspaceBytes() {
        return slots.values().stream().mapToLong(slot -> slot.open.workspaceBytes()).sum();
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.values().forEach(slot -> slot.open.close());
        slots.clear();
    }

    private static final class Slot {
        private final StoredBundle stored;
        private final OpenBundle open;
        private volatile long lastUse;

        Slot(StoredBundle stored, OpenBundle open, long lastUse) {
            this.stored = stored;
            this.open = open;
            this.lastUse = lastUse;
        }

        boolean isNeeded(RegistryState registry, long usedSince) {
            return stored.equals(registry.bundles().get(stored.name()))
                    && (registry.aliases().containsValue(stored.name()) || lastUse > usedSince);
        }
    }
}
