package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.cluster.ClusterChangedEvent;
import org.opensearch.cluster.ClusterStateListener;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.lifecycle.AbstractLifecycleComponent;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.concurrency.OpenSearchRejectedExecutionException;
import org.opensearch.threadpool.Scheduler;
import org.opensearch.threadpool.ThreadPool;

/**
 * Brings what this node has loaded in line with the registry: a data node has every model that an alias points to, before
 * anybody asks for it, after a restart and after it joins as well; models that nobody needs any more are let go.
 * What fails is tried again, ever more rarely. Thread-safe.
 */
public final class RegistryReconciler extends AbstractLifecycleComponent
        implements ClusterStateListener {
    private static final Logger logger = LogManager.getLogger(RegistryReconciler.class);
    private static final TimeValue IDLE = TimeValue.timeValueMinutes(1);
    private static final TimeValue INTERVAL = TimeValue.timeValueSeconds(20);
    private static final long FIRST_RETRY_MILLIS = 1_000;
    private static final long LAST_RETRY_MILLIS = 60_000;

    private final ClusterService clusterService;
    private final ThreadPool threadPool;
    private final ClusterRegistry cluster;
    private final ModelRegistry models;
    private final Map<BundleName, Integer> attempts = new ConcurrentHashMap<>();
    private volatile Scheduler.Cancellable schedule;
    private RegistryState seen; // by the applier thread alone

    /** Does nothing before it is started. */
    public RegistryReconciler(
            ClusterService clusterService,
            ThreadPool threadPool,
            ClusterRegistry cluster,
            ModelRegistry models) {
        this.clusterService = clusterService;
        this.threadPool = threadPool;
        this.cluster = cluster;
        this.models = models;
    }

    @Override
    protected void doStart() {
        clusterService.addListener(this);
        schedule =
                threadPool.scheduleWithFixedDelay(
                        this::reconcile, INTERVAL, ThreadPool.Names.GENERIC);
    }

    @Override
    protected void doStop() {
        clusterService.removeListener(this);
        schedule.cancel();
    }

    @Override
    protected void doClose() {
        models.close();
    }

    @Override
    public void clusterChanged(ClusterChangedEvent event) {
        RegistryState registry = cluster.of(event.state());
        if (!registry.equals(seen)) {
            seen = registry;
            threadPool.generic().execute(this::reconcile);
        }
    }

    private void reconcile() {
        models.retain(cluster.current(), IDLE.millis());
        for (BundleName name : wanted()) {
            if (attempts.putIfAbsent(name, 0) == null) {
                load(name);
            }
        }
    }

    private Set<BundleName> wanted() {
        return clusterService.localNode().isDataNode()
                ? Set.copyOf(cluster.current().aliases().values())
                : Set.of();
    }

    private void load(BundleName name) {
        if (lifecycle.stoppedOrClosed() || !wanted().contains(name)) {
            attempts.remove(name);
            return;
        }
        models.load(
                name,
                ActionListener.wrap(
                        loaded -> attempts.remove(name), failure -> tryAgain(name, failure)));
    }

    private void tryAgain(BundleName name, Exception failure) {
        int attempt = attempts.merge(name, 1, Integer::sum);
        TimeValue delay =
                TimeValue.timeValueMillis(
                        Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(attempt - 1, 16)));
        logger.warn(
                "model [{}], which an alias points to, could not be loaded at attempt {}: {}; the next attempt follows in {}",
                name,
                attempt,
                failure.getMessage(),
                delay);
        try {
            threadPool.schedule(() -> load(name), delay, ThreadPool.Names.GENERIC);
        } catch (OpenSearchRejectedExecutionException e) {
            logger.debug("the node is closing", e);
        }
    }
}
