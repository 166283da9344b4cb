package io.hapsearch.plugin.registry;

import java.util.function.LongSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Deletes documents that nobody will read again. What it cannot delete does no harm and is found by a later sweep, so
 * nothing fails because of it. Blocks: not for transport or search threads. Thread-safe.
 */
public final class BundleCleaner {
    private static final Logger logger = LogManager.getLogger(BundleCleaner.class);

    private final ClusterRegistry cluster;
    private final BundleStore store;
    private final LongSupplier clock;

    /** @param clock milliseconds since the epoch */
    BundleCleaner(ClusterRegistry cluster, BundleStore store, LongSupplier clock) {
        this.cluster = cluster;
        this.store = store;
        this.clock = clock;
    }

    /** Deletes the documents of a bundle that is not registered, or not any more. */
    public void delete(StoredBundle stored) {
        try {
            store.delete(stored);
        } catch (RuntimeException e) {
            logger.warn(
                    "documents of model [{}] are left behind for now: {}",
                    stored.name(),
                    e.getMessage());
        }
    }

    /** Deletes what uploads and removals that were cut short have left. */
    public void sweep() {
        try {
            store.deleteOrphans(cluster.current().bundles().values(), clock.getAsLong());
        } catch (RuntimeException e) {
            logger.warn("documents of unfinished uploads are left for now: {}", e.getMessage());
        }
    }
}
