package io.hapsearch.plugin.registry;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.action.ActionListener;

/**
 * The descriptors that a node has met. A coordinator need not hold data, and so need not have the models loaded whose
 * requests it validates. Thread-safe.
 */
final class Descriptors {
    private final Map<StoredBundle, BundleDescriptor> known = new ConcurrentHashMap<>();
    private final SingleFlight<StoredBundle, BundleDescriptor> fetches;
    private final BundleStore store;

    Descriptors(BundleStore store, ExecutorService executor, ThreadContext threadContext) {
        this.store = store;
        this.fetches = new SingleFlight<>(executor, threadContext);
    }

    /** The descriptor if it is known, else null. */
    BundleDescriptor get(StoredBundle bundle) {
        return known.get(bundle);
    }

    /** Gets the descriptor, from the store if need be. */
    void fetch(StoredBundle bundle, ActionListener<BundleDescriptor> listener) {
        fetches.run(
                bundle,
                () -> {
                    BundleDescriptor descriptor = store.readDescriptor(bundle);
                    known.put(bundle, descriptor);
                    return descriptor;
                },
                listener);
    }

    /** Forgets all others. */
    void retain(Collection<StoredBundle> bundles) {
        known.keySet().retainAll(bundles);
    }
}
