/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.action.support.ListenerTimeouts;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.unit.ByteSizeValue;
import org.opensearch.threadpool.ThreadPool;

/** The models that a node can score with right now, and the way to get others. Thread-safe. */
public final class ModelRegistry implements AutoCloseable {
    private static final Logger logger = LogManager.getLogger(ModelRegistry.class);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final TimeValue PATIENCE = TimeValue.timeValueSeconds(10);

    private final ClusterRegistry cluster;
    private final BundleStore store;
    private final BundleReader reader;
    private final BundleOpener opener;
    private final LoadedModels loaded;
    private final Descriptors descriptors;
    private final SingleFlight<StoredBundle, Void> loads;
    private final ThreadPool threadPool;
    private final Map<StoredBundle, Failure> failures = new ConcurrentHashMap<>();

    ModelRegistry(
            ClusterRegistry cluster,
            BundleStore store,
            BundleReader reader,
            BundleOpener opener,
            LoadedModels loaded,
            ThreadPool threadPool) {
        ExecutorService executor = threadPool.executor(Registry.THREAD_POOL);
        ThreadContext threadContext = threadPool.getThreadContext();
        this.threadPool = threadPool;
        this.cluster = cluster;
        this.store = store;
        this.reader = reader;
        this.opener = opener;
        this.loaded = loaded;
        this.descriptors = new Descriptors(store, executor, threadContext);
        this.loads = new SingleFlight<>(executor, threadContext);
    }

    /**
     * What a request names, from the current cluster state. Does not block.
     *
     * @param model an alias ({@code feed}) or a version ({@code feed/3})
     * @throws org.opensearch.OpenSearchStatusException with status 400, naming what is known, if
     *     there is no such model
     */
    public BundleName resolve(String model) {
        return cluster.current().resolve(model);
    }

    /**
     * A reference to a model that this node has loaded, which the caller closes; null if it has
     * not. Does not block.
     */
    public ModelHandle acquire(BundleName name) {
        return loaded.acquire(name);
    }

    /** Whether {@link #acquire} would find the model now. Does not block. */
    public boolean isLoaded(BundleName name) {
        return loaded.contains(name);
    }

    /**
     * Loads a model unless it is loaded. Concurrent calls share one load.
     *
     * @param listener called on any thread: when the model is loaded, or with the reason why not
     */
    public void load(BundleName name, ActionListener<Void> listener) {
        StoredBundle bundle;
        try {
            bundle = cluster.current().require(name);
        } catch (RuntimeException e) {
            listener.onFailure(e);
            return;
        }
        load(bundle, listener);
    }

    /**
     * Like {@link #load(BundleName, ActionListener)}, but fails at once if the model failed to load
     * a moment ago, or takes long: searches must not wait for, nor repeat, what does not work. The
     * load goes on without them, and the reconciler tries on its own.
     */
    public void loadUnlessFailing(BundleName name, ActionListener<Void> listener) {
        StoredBundle bundle = cluster.current().bundles().get(name);
        Failure failure = bundle == null ? null : failures.get(bundle);
        if (failure != null && System.nanoTime() - failure.nanoTime() < PAUSE_NANOS) {
            listener.onFailure(new IllegalStateException(failure.reason()));
        } else {
            load(name, loaded.contains(name) ? listener : impatient(listener));
        }
    }

    /**
     * Loads exactly this content unless it is loaded; like {@link #load(BundleName,
     * ActionListener)}.
     */
    public void load(StoredBundle bundle, ActionListener<Void> listener) {
        if (loaded.contains(bundle)) {
            listener.onResponse(null);
            return;
        }
        loads.run(
                bundle,
                () -> {
                    loadNow(bundle);
                    return null;
                },
                listener);
    }

    /**
     * The descriptor of a bundle if this node knows it without asking, else null. Does not block.
     */
    public BundleDescriptor descriptor(BundleName name) {
        StoredBundle bundle = cluster.current().bundles().get(name);
        return bundle == null ? null : descriptor(bundle);
    }

    /**
     * Gets the descriptor of a bundle, on any node, data or not. Concurrent calls share one fetch,
     * and its result is kept.
     *
     * @param listener called at once if the descriptor is known, else on any thread, after a while
     *     with a failure
     */
    public void describe(BundleName name, ActionListener<BundleDescriptor> listener) {
        StoredBundle bundle;
        try {
            bundle = cluster.current().require(name);
        } catch (RuntimeException e) {
            listener.onFailure(e);
            return;
        }
        BundleDescriptor known = descriptor(bundle);
        if (known != null) {
            listener.onResponse(known);
        } else {
            descriptors.fetch(bundle, impatient(listener));
        }
    }

    /** How this node stands with the registered models, for operators. */
    public List<ModelState> states() {
        List<ModelState> states = new ArrayList<>(loaded.states());
        for (StoredBundle bundle : cluster.current().bundles().values()) {
            if (!loaded.contains(bundle)) {
                Failure failure = failures.get(bundle);
                String reason = failure == null ? null : failure.reason();
                if (loads.isRunning(bundle)) {
                    states.add(new ModelState(bundle.name(), ModelState.Status.LOADING, 0, reason));
                } else if (reason != null) {
                    states.add(new ModelState(bundle.name(), ModelState.Status.FAILED, 0, reason));
                }
            }
        }
        return states;
    }

    /** The direct memory that idle workspaces of all open models hold, in bytes. */
    public long workspaceBytes() {
        return loaded.workspaceBytes();
    }

    /**
     * Lets go of models that are not registered any more, and of models that no alias points to and
     * that nobody has used for a while.
     */
    void retain(RegistryState registry, long idleMillis) {
        for (StoredBundle gone : loaded.retain(registry, idleMillis)) {
            logger.info("unloaded model [{}]", gone.name());
        }
        descriptors.retain(registry.bundles().values());
        failures.keySet().retainAll(registry.bundles().values());
    }

    @Override
    public void close() {
        loaded.close();
    }

    private <T> ActionListener<T> impatient(ActionListener<T> listener) {
        return ListenerTimeouts.wrapWithTimeout(
                threadPool, listener, PATIENCE, ThreadPool.Names.GENERIC, "hap_model");
    }

    private BundleDescriptor descriptor(StoredBundle bundle) {
        BundleDescriptor open = loaded.descriptor(bundle);
        return open != null ? open : descriptors.get(bundle);
    }

    private void loadNow(StoredBundle stored) {
        if (loaded.contains(stored)) {
            return;
        }
        long start = System.nanoTime();
        try {
            Bundle bundle = reader.read(store.readZip(stored));
            OpenBundle open = opener.open(bundle);
            loaded.put(stored, open);
            failures.remove(stored);
            logger.info(
                    "loaded model [{}], {} of session memory, in {} ms",
                    stored.name(),
                    new ByteSizeValue(open.memoryBytes()),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            failures.put(stored, new Failure(reason, System.nanoTime()));
            throw e;
        }
    }

    private record Failure(String reason, long nanoTime) {}
}
