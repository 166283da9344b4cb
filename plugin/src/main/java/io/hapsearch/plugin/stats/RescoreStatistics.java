/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.rescore.RescoreResult;
import io.hapsearch.rescore.StageTimes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * What rescoring did on this node since it started, by model. Thread-safe; counting takes no lock.
 */
public final class RescoreStatistics {
    private final Map<BundleName, Counters> models = new ConcurrentHashMap<>();

    /** Counts one rescored window. */
    public void count(BundleName bundle, RescoreResult result) {
        Counters counters = of(bundle);
        StageTimes times = result.times();
        counters.rescores.increment();
        counters.hits.add(result.window());
        counters.hardHits.add(result.hard());
        counters.microBatches.add(result.microBatches());
        counters.extraction.add(times.extraction());
        counters.light.add(times.light());
        counters.routing.add(times.routing());
        counters.expressive.add(times.expressive());
        counters.expressiveCpu.add(times.expressiveCpu());
        counters.sort.add(times.sort());
    }

    /**
     * Counts one window that was to keep to an average.
     *
     * @param price the price after it
     * @param average how many hits were to meet the expressive model on average
     * @param spent how many did
     */
    public void countAveraged(BundleName bundle, double price, double average, int spent) {
        Counters counters = of(bundle);
        counters.price = price;
        counters.averaged.increment();
        counters.meant.add(average);
        counters.spent.add(spent);
    }

    /**
     * Counts one shard's degradation.
     *
     * @return how often this reason occurred with this model so far
     */
    public long countDegradation(BundleName bundle, String reason) {
        LongAdder count = of(bundle).degraded.computeIfAbsent(reason, ignored -> new LongAdder());
        count.increment();
        return count.sum();
    }

    /** The counts so far. */
    public Map<BundleName, ModelCounts> snapshot() {
        Map<BundleName, ModelCounts> snapshot = new TreeMap<>();
        models.forEach((bundle, counters) -> snapshot.put(bundle, counters.snapshot()));
        return snapshot;
    }

    private Counters of(BundleName bundle) {
        return models.computeIfAbsent(bundle, ignored -> new Counters());
    }

    private static final class Counters {
        private final LongAdder rescores = new LongAdder();
        private final LongAdder hits = new LongAdder();
        private final LongAdder hardHits = new LongAdder();
        private final LongAdder microBatches = new LongAdder();
        private final LongAdder extraction = new LongAdder();
        private final LongAdder light = new LongAdder();
        private final LongAdder routing = new LongAdder();
        private final LongAdder expressive = new LongAdder();
        private final LongAdder expressiveCpu = new LongAdder();
        private final LongAdder sort = new LongAdder();
        private volatile double price;
        private final LongAdder averaged = new LongAdder();
        private final DoubleAdder meant = new DoubleAdder();
        private final LongAdder spent = new LongAdder();
        private final Map<String, LongAdder> degraded = new ConcurrentHashMap<>();

        private ModelCounts snapshot() {
            Map<String, Long> reasons = new TreeMap<>();
            degraded.forEach((reason, count) -> reasons.put(reason, count.sum()));
            StageTimes times =
                    new StageTimes(
                            extraction.sum(),
                            light.sum(),
                            routing.sum(),
                            expressive.sum(),
                            expressiveCpu.sum(),
                            sort.sum());
            return new ModelCounts(
                    rescores.sum(),
                    hits.sum(),
                    hardHits.sum(),
                    microBatches.sum(),
                    times,
                    new AverageCounts(price, averaged.sum(), meant.sum(), spent.sum()),
                    reasons);
        }
    }
}
