/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.stats.RescoreStatistics;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.common.util.concurrent.ThreadContext;

/**
 * Notes what a search did not get: counts it, and tells the client in a response header, which
 * OpenSearch carries from the shard through the coordinator. Thread-safe.
 */
public final class Degradations {
    /** The response header; its value names the model and the reason. */
    public static final String HEADER = "HAP-Degraded";

    private static final Logger LOGGER = LogManager.getLogger(Degradations.class);

    private final ThreadContext threadContext;
    private final RescoreStatistics statistics;

    /**
     * @param threadContext carries the header
     * @param statistics counts the reasons
     */
    public Degradations(ThreadContext threadContext, RescoreStatistics statistics) {
        this.threadContext = threadContext;
        this.statistics = statistics;
    }

    /**
     * Notes one shard's degradation on its search thread.
     *
     * @param reason in snake_case, one of few
     * @param failure what was thrown, or null
     */
    void note(BundleName bundle, String reason, Exception failure) {
        long count = statistics.countDegradation(bundle, reason);
        threadContext.addResponseHeader(HEADER, "model=" + bundle + ";reason=" + reason);
        boolean isPowerOfTwo = Long.bitCount(count) == 1;
        if (failure != null && isPowerOfTwo) {
            // each request may fail: the first, second, fourth... of a kind tell enough
            LOGGER.warn(
                    "rescoring with [{}] was degraded, reason [{}], {} times so far",
                    bundle,
                    reason,
                    count,
                    failure);
        }
    }
}
