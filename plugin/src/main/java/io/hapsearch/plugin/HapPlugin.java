/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.onnx.CallWatch;
import io.hapsearch.plugin.load.Governor;
import io.hapsearch.plugin.query.Degradations;
import io.hapsearch.plugin.query.HapRescorerBuilder;
import io.hapsearch.plugin.query.SearchHandover;
import io.hapsearch.plugin.query.SearchParts;
import io.hapsearch.plugin.query.ShardOrder;
import io.hapsearch.plugin.registry.ModelIndex;
import io.hapsearch.plugin.registry.Registry;
import io.hapsearch.plugin.registry.rest.BundleMediaTypes;
import io.hapsearch.plugin.registry.rest.RegistryRestHandlers;
import io.hapsearch.plugin.registry.transport.RegistryActions;
import io.hapsearch.plugin.settings.HapSettings;
import io.hapsearch.plugin.settings.LiveSettings;
import io.hapsearch.plugin.stats.RescoreStatistics;
import io.hapsearch.plugin.stats.RestStats;
import io.hapsearch.plugin.stats.TransportStats;
import io.hapsearch.rescore.TwoStageRescorer;
import io.hapsearch.rescore.extract.RowBudget;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.lucene.util.SetOnce;
import org.opensearch.action.ActionRequest;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.node.DiscoveryNodes;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.IndexScopedSettings;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.settings.SettingsFilter;
import org.opensearch.common.util.concurrent.OpenSearchExecutors;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.env.Environment;
import org.opensearch.env.NodeEnvironment;
import org.opensearch.index.IndexModule;
import org.opensearch.indices.SystemIndexDescriptor;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.SearchPlugin;
import org.opensearch.plugins.SystemIndexPlugin;
import org.opensearch.repositories.RepositoriesService;
import org.opensearch.rest.RestController;
import org.opensearch.rest.RestHandler;
import org.opensearch.script.ScriptService;
import org.opensearch.threadpool.ExecutorBuilder;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;
import org.opensearch.watcher.ResourceWatcherService;

/** Wires the parts of the plugin into a node. */
public final class HapPlugin extends Plugin
        implements ActionPlugin, SearchPlugin, SystemIndexPlugin {
    /**
     * OpenSearch asks for rescorers before it creates components, but uses them only afterwards.
     */
    private final SetOnce<SearchParts> searchParts = new SetOnce<>();

    private final SetOnce<CallWatch> callWatch = new SetOnce<>();

    @Override
    public Collection<Object> createComponents(
            Client client,
            ClusterService clusterService,
            ThreadPool threadPool,
            ResourceWatcherService resourceWatcherService,
            ScriptService scriptService,
            NamedXContentRegistry xContentRegistry,
            Environment environment,
            NodeEnvironment nodeEnvironment,
            NamedWriteableRegistry namedWriteableRegistry,
            IndexNameExpressionResolver indexNameExpressionResolver,
            Supplier<RepositoriesService> repositoriesServiceSupplier) {
        LiveSettings settings =
                new LiveSettings(environment.settings(), clusterService.getClusterSettings());
        callWatch.set(
                new CallWatch(
                        OpenSearchExecutors.daemonThreadFactory(
                                environment.settings(), "hap_call_watch")));
        LongSupplier cpuClock = threadCpuClock();
        RowBudget rowBudget = new RowBudget(() -> settings.get().featureCacheSize());
        Registry registry =
                new Registry(
                        environment.settings(),
                        client,
                        clusterService,
                        threadPool,
                        OrtEnvironment.getEnvironment(),
                        () -> settings.get().memoryLimit(),
                        bundle ->
                                new TwoStageRescorer(bundle, rowBudget, callWatch.get(), cpuClock));
        BundleMediaTypes.register();
        RescoreStatistics statistics = new RescoreStatistics();
        Degradations degradations = new Degradations(threadPool.getThreadContext(), statistics);
        Governor governor =
                new Governor(
                        OpenSearchExecutors.allocatedProcessors(environment.settings()),
                        () -> settings.get().cpuShare(),
                        waitingPerThread(threadPool),
                        System::nanoTime);
        searchParts.set(
                new SearchParts(
                        registry.models(),
                        settings,
                        new ShardOrder(clusterService, indexNameExpressionResolver),
                        governor,
                        statistics,
                        degradations));
        List<Object> components = new ArrayList<>(registry.components());
        components.add(settings);
        components.add(statistics);
        components.add(governor);
        components.add(rowBudget);
        return components;
    }

    private static DoubleSupplier waitingPerThread(ThreadPool threadPool) {
        var searches = (ThreadPoolExecutor) threadPool.executor(ThreadPool.Names.SEARCH);
        return () -> (double) searches.getQueue().size() / searches.getMaximumPoolSize();
    }

    private static LongSupplier threadCpuClock() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }

    @Override
    public void close() {
        // a node that failed to start has no components
        if (callWatch.get() != null) {
            callWatch.get().close();
        }
    }

    @Override
    public List<Setting<?>> getSettings() {
        return HapSettings.all();
    }

    @Override
    public List<ExecutorBuilder<?>> getExecutorBuilders(Settings settings) {
        return Registry.threadPools(settings);
    }

    @Override
    public List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> getActions() {
        List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> actions =
                new ArrayList<>(RegistryActions.all());
        actions.add(new ActionHandler<>(TransportStats.TYPE, TransportStats.class));
        return actions;
    }

    @Override
    public List<RestHandler> getRestHandlers(
            Settings settings,
            RestController restController,
            ClusterSettings clusterSettings,
            IndexScopedSettings indexScopedSettings,
            SettingsFilter settingsFilter,
            IndexNameExpressionResolver indexNameExpressionResolver,
            Supplier<DiscoveryNodes> nodesInCluster) {
        List<RestHandler> handlers = new ArrayList<>(RegistryRestHandlers.all());
        handlers.add(new RestStats());
        return handlers;
    }

    @Override
    public List<RescorerSpec<?>> getRescorers() {
        return List.of(
                new RescorerSpec<>(
                        HapRescorerBuilder.NAME,
                        in -> new HapRescorerBuilder(in, searchParts.get()),
                        parser -> HapRescorerBuilder.parse(parser, searchParts.get())));
    }

    @Override
    public void onIndexModule(IndexModule indexModule) {
        indexModule.addSearchOperationListener(new SearchHandover());
    }

    @Override
    public Collection<SystemIndexDescriptor> getSystemIndexDescriptors(Settings settings) {
        return List.of(new SystemIndexDescriptor(ModelIndex.PATTERN, "Models of HAP"));
    }
}
