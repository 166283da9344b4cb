/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.rescore.Degradation;
import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.RescoreResult;
import io.hapsearch.rescore.StageTimes;
import io.hapsearch.rescore.route.Policy;
import io.hapsearch.rescore.route.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opensearch.Version;
import org.opensearch.action.OriginalIndices;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.action.support.IndicesOptions;
import org.opensearch.cluster.ClusterState;
import org.opensearch.cluster.metadata.IndexMetadata;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.metadata.Metadata;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.core.index.shard.ShardId;
import org.opensearch.search.internal.AliasFilter;
import org.opensearch.search.internal.ShardSearchRequest;
import org.opensearch.test.ClusterServiceUtils;
import org.opensearch.test.OpenSearchTestCase;
import org.opensearch.threadpool.TestThreadPool;

public class BudgetShareTests extends OpenSearchTestCase {
    private TestThreadPool threadPool;
    private ClusterService clusterService;
    private ShardOrder order;

    @Override
    public void setUp() throws Exception {
        super.setUp();
        threadPool = new TestThreadPool(getTestName());
        clusterService = ClusterServiceUtils.createClusterService(threadPool);
        order =
                new ShardOrder(
                        clusterService,
                        new IndexNameExpressionResolver(new ThreadContext(Settings.EMPTY)));
    }

    @Override
    public void tearDown() throws Exception {
        clusterService.close();
        terminate(threadPool);
        super.tearDown();
    }

    public void testPartsOfAllShardsAddUpToTheBudget() {
        for (int round = 0; round < 20; round++) {
            int count = randomIntBetween(1, 4);
            List<ShardId> all = indices(count);
            String[] names =
                    count == 1 && randomBoolean()
                            ? new String[] {"videos-0"}
                            : new String[] {"videos-*"};
            int budget = randomIntBetween(0, 100);
            int sum = 0;
            for (ShardId shard : all) {
                sum += part(budget, names, shard, all.size());
            }
            assertEquals(budget, sum);
        }
    }

    public void testPartsOfSomeShardsNeverExceedTheBudget() {
        List<ShardId> all = indices(3);
        for (int round = 0; round < 100; round++) {
            List<ShardId> some = randomSubsetOf(randomIntBetween(1, all.size()), all);
            int budget = randomIntBetween(0, 10);
            int sum = 0;
            for (ShardId shard : some) {
                sum += part(budget, new String[] {"videos-*"}, shard, some.size());
            }
            assertTrue(sum + " of " + budget, sum <= budget);
        }
    }

    public void testFiveShardsShareSeven() {
        List<ShardId> all = indices(1, 5);
        List<Integer> parts = new ArrayList<>();
        for (ShardId shard : all) {
            parts.add(part(7, new String[] {"videos-0"}, shard, 5));
        }
        assertEquals(List.of(2, 2, 1, 1, 1), parts);
    }

    public void testTimeIsSharedEvenly() {
        ShardId shard = indices(1, 4).getFirst();
        RescorePlan plan = plan(10, 4_000, Map.of());
        assertEquals(1_000, BudgetShare.of(plan, request(shard, 4)).nanos());
        assertEquals(
                Long.MAX_VALUE,
                BudgetShare.of(plan(10, Long.MAX_VALUE, Map.of()), request(shard, 4)).nanos());
    }

    public void testNobodyTakesOfTheRestWithoutANumber() {
        ShardId shard = indices(1, 4).getFirst();
        assertEquals(
                2, BudgetShare.of(plan(11, Long.MAX_VALUE, Map.of()), request(shard, 4)).hits());
    }

    public void testTheAverageIsSharedExactly() {
        ShardId shard = indices(1, 4).getFirst();
        RescorePlan plan = plan(11, 7, Long.MAX_VALUE, Map.of());
        assertEquals(1.75, BudgetShare.of(plan, request(shard, 4)).average(), 0);
        assertEquals(7, BudgetShare.whole(plan).average(), 0);
    }

    public void testWhatAWindowTellsOfThePrice() {
        BudgetShare share = new BudgetShare(40, 20, Long.MAX_VALUE);
        assertEquals(5, share.spent(40, result(100, 5, Degradation.NONE)), 0);
        assertEquals(40, share.spent(40, result(100, 40, Degradation.NONE)), 0);
        assertEquals("a small window", 8, share.spent(8, result(8, 8, Degradation.NONE)), 0);
        assertEquals("less", Double.NaN, share.spent(39, result(100, 5, Degradation.NONE)), 0);
        for (Degradation cut : Degradation.values()) {
            if (cut != Degradation.NONE) {
                assertEquals("not easy", 20, share.spent(40, result(100, 5, cut)), 0);
                assertEquals("hard", 30, share.spent(40, result(100, 30, cut)), 0);
            }
        }
        BudgetShare timed = new BudgetShare(40, 20, 1_000);
        assertEquals(20, timed.spent(40, result(100, 5, Degradation.NONE)), 0);
        assertEquals(30, timed.spent(40, result(100, 30, Degradation.NONE)), 0);
    }

    private static RescoreResult result(int window, int hard, Degradation degradation) {
        return new RescoreResult(
                null, window, hard, 1, degradation, Optional.empty(), StageTimes.NONE, Map.of());
    }

    private int part(int budget, String[] names, ShardId shard, int shards) {
        Map<String, Integer> firstShards =
                order.firstShards(new SearchRequest(names), writableRegistry(), budget);
        return BudgetShare.of(plan(budget, Long.MAX_VALUE, firstShards), request(shard, shards))
                .hits();
    }

    private static RescorePlan plan(int budget, long nanos, Map<String, Integer> firstShards) {
        return plan(budget, 0, nanos, firstShards);
    }

    private static RescorePlan plan(
            int budget, int average, long nanos, Map<String, Integer> firstShards) {
        return new RescorePlan(
                true,
                new BundleName("feed", "1"),
                Policy.TOP,
                new Thresholds(0, 1),
                budget,
                average,
                nanos,
                firstShards,
                1,
                OnFailure.LIGHT,
                1,
                0);
    }

    private List<ShardId> indices(int count, int... shards) {
        Metadata.Builder metadata = Metadata.builder();
        List<ShardId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = shards.length > 0 ? shards[i] : randomIntBetween(1, 6);
            IndexMetadata index =
                    IndexMetadata.builder("videos-" + i)
                            .settings(
                                    settings(Version.CURRENT)
                                            .put(IndexMetadata.SETTING_INDEX_UUID, "uuid-" + i))
                            .numberOfShards(number)
                            .numberOfReplicas(0)
                            .build();
            metadata.put(index, false);
            for (int shard = 0; shard < number; shard++) {
                ids.add(new ShardId(index.getIndex(), shard));
            }
        }
        ClusterServiceUtils.setState(
                clusterService, ClusterState.builder(clusterService.state()).metadata(metadata));
        return ids;
    }

    private static ShardSearchRequest request(ShardId shard, int shards) {
        String[] names = {shard.getIndexName()};
        return new ShardSearchRequest(
                new OriginalIndices(names, IndicesOptions.lenientExpandOpen()),
                new SearchRequest(names).allowPartialSearchResults(true),
                shard,
                shards,
                AliasFilter.EMPTY,
                1f,
                0,
                null,
                null);
    }
}
