package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.common.util.concurrent.ThreadContext;

/**
 * Notes what a search did not get: counts it by reason, and tells the client in a response header, which OpenSearch
 * carries from the shard through the coordinator. Thread-safe.
 */
public final class Degradations {
    /** The response header; its value names the bundle and the reason. */
    public static final String HEADER = "HAP-Degraded";

    private static final Logger LOGGER = LogManager.getLogger(Degradations.class);

    private final ThreadContext threadContext;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param threadContext carries the header */
    public Degradations(ThreadContext threadContext) {
        this.threadContext = threadContext;
    }

    /**
     * Notes one shard's degradation on its search thread.
     *
     * @param reason in snake_case, one of few
     * @param failure what was thrown, or null
     */
    void note(BundleName bundle, String reason, Exception failure) {
        LongAdder count = counts.computeIfAbsent(reason, ignored -> new LongAdder());
        count.increment();
        threadContext.addResponseHeader(HEADER, "model=" + bundle + ";reason=" + reason);
        if (failure != null && isPowerOfTwo(count.sum())) {
            // each request may fail: the first, second, fourth... of a kind tell enough
            LOGGER.warn("rescoring with [{}] was degraded, reason [{}], {} times so far", bundle, reason, count, failure);
        }
    }

    /** How often each reason occurred on this node since it started. */
    public Map<String, Long> counts() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((reason, count) -> snapshot.put(reason, count.sum()));
        return snapshot;
    }

    private static boolean isPowerOfTwo(long count) {
        return Long.bitCount(count) == 1;
    }
}
