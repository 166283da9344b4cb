/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.common.unit.ByteSizeValue;
import org.opensearch.core.rest.RestStatus;

/**
 * Bounds the native memory of all sessions of a node. An account of its own, because OpenSearch's
 * parent breaker measures heap and would trip over memory that is not there. Thread-safe.
 */
final class MemoryBudget {
    /** The setting that limits the budget, for errors. */
    static final String SETTING = "plugins.hap.memory.limit";

    private final LongSupplier limit;
    private long taken;

    /**
     * A budget of which nothing is taken.
     *
     * @param limit the most bytes to give out, asked anew each time
     */
    MemoryBudget(LongSupplier limit) {
        this.limit = limit;
    }

    /**
     * Takes memory for a bundle; {@link #release} gives it back.
     *
     * @throws OpenSearchStatusException with status 429 if that is more than is left
     */
    synchronized void take(BundleName name, long bytes) {
        long most = limit.getAsLong();
        if (bytes > most - taken) {
            throw new OpenSearchStatusException(
                    String.format(
                            Locale.ROOT,
                            "model [%s] needs %s of memory for its sessions, which is more than is left: %s of"
                                    + " [%s] = %s are taken",
                            name,
                            new ByteSizeValue(bytes),
                            new ByteSizeValue(taken),
                            SETTING,
                            new ByteSizeValue(most)),
                    RestStatus.TOO_MANY_REQUESTS);
        }
        taken += bytes;
    }

    synchronized void release(long bytes) {
        taken -= bytes;
    }

    /** The bytes given out. */
    synchronized long taken() {
        return taken;
    }
}
