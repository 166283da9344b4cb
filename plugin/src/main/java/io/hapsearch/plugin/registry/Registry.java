/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.plugin.settings.HapSettings;
import io.hapsearch.rescore.TwoStageRescorer;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.Settings;
import org.opensearch.threadpool.ExecutorBuilder;
import org.opensearch.threadpool.FixedExecutorBuilder;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;

/** The registry's parts, put together for one node. */
public final class Registry {
    /** The thread pool for what reads, opens and tries bundles. */
    public static final String THREAD_POOL = "hap_load";

    private static final int THREADS = 2;
    private static final int QUEUE = 100;

    private final ClusterRegistry cluster;
    private final ModelRegistry models;
    private final BundleCleaner cleaner;
    private final BundleUploader uploader;
    private final RegistryReconciler reconciler;

    /**
     * Puts the parts together.
     *
     * @param environment the node's, created once
     * @param memoryLimit the most bytes that all sessions of the node may take, asked anew for each
     *     load
     * @param rescorers what rescores with a bundle
     */
    public Registry(
            Settings settings,
            Client client,
            ClusterService clusterService,
            ThreadPool threadPool,
            OrtEnvironment environment,
            LongSupplier memoryLimit,
            Function<LoadedBundle, TwoStageRescorer> rescorers) {
        BundleStore store = new BundleStore(new ModelIndex(client));
        BundleReader reader =
                new BundleReader(HapSettings.BUNDLE_MAX_SIZE.get(settings).getBytes());
        BundleOpener opener =
                new BundleOpener(environment, new MemoryBudget(memoryLimit), rescorers);
        cluster = new ClusterRegistry(clusterService);
        models =
                new ModelRegistry(
                        cluster,
                        store,
                        reader,
                        opener,
                        new LoadedModels(threadPool::relativeTimeInMillis),
                        threadPool);
        cleaner = new BundleCleaner(cluster, store, threadPool::absoluteTimeInMillis);
        uploader =
                new BundleUploader(
                        cluster, store, reader, opener, cleaner, threadPool::absoluteTimeInMillis);
        reconciler = new RegistryReconciler(clusterService, threadPool, cluster, models);
    }

    /** The models of the node. */
    public ModelRegistry models() {
        return models;
    }

    /** What actions are injected with, and what starts and stops with the node. */
    public List<Object> components() {
        return List.of(cluster, models, cleaner, uploader, reconciler);
    }

    /** The thread pools that the registry asks for. */
    public static List<ExecutorBuilder<?>> threadPools(Settings settings) {
        return List.of(
                new FixedExecutorBuilder(
                        settings, THREAD_POOL, THREADS, QUEUE, "plugins.hap.thread_pool.load"));
    }
}
