/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.training.evaluate.Metric;
import io.hapsearch.training.evaluate.PairedBootstrap;
import io.hapsearch.training.evaluate.PairedBootstrap.Interval;
import io.hapsearch.training.evaluate.RankedList;
import io.hapsearch.training.evaluate.Reliability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the variants' orders are, over all candidates or beside one source, gathered request by
 * request. Not thread-safe.
 */
final class SourceQuality {

    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(2_000, 0.95, 1);

    /** Which variant is compared with which. */
    private static final List<List<Variant>> PAIRS =
            List.of(
                    List.of(Variant.LIGHT, Variant.RETRIEVAL),
                    List.of(Variant.TWO_STAGE, Variant.LIGHT),
                    List.of(Variant.EXPRESSIVE_ALL, Variant.LIGHT),
                    List.of(Variant.EXPRESSIVE_ALL, Variant.TWO_STAGE));

    private final List<Metric> metrics;
    private final Map<Variant, List<double[]>> requests = new EnumMap<>(Variant.class);
    private final Map<Variant, Reliability> reliabilities = new EnumMap<>(Variant.class);
    private long candidates;

    SourceQuality(List<Metric> metrics) {
        this.metrics = metrics;
    }

    /**
     * Takes in what one variant made of one request; every variant that is known at all gets the
     * same requests.
     *
     * @param outcomes by position of candidate, as {@link CandidateSet#outcomes}
     */
    void add(Variant variant, RankedList list, double[] outcomes) {
        if (variant == Variant.LIGHT) {
            candidates += list.size();
        }
        requests.computeIfAbsent(variant, v -> new ArrayList<>())
                .add(metrics.stream().mapToDouble(metric -> metric.of(list)).toArray());
        if (variant.calibrated()) {
            Reliability reliability =
                    reliabilities.computeIfAbsent(variant, v -> new Reliability());
            for (int position : list.order()) {
                reliability.add(list.scores()[position], outcomes[position]);
            }
        }
    }

    /** What is known now; null if no candidate came. */
    SourceResult result() {
        if (candidates == 0) {
            return null;
        }
        Map<String, VariantResult> variants = new LinkedHashMap<>();
        requests.forEach((variant, rows) -> variants.put(variant.key(), variant(variant, rows)));
        List<MetricDifference> differences = new ArrayList<>();
        for (List<Variant> pair : PAIRS) {
            List<double[]> a = requests.get(pair.getFirst());
            List<double[]> b = requests.get(pair.getLast());
            if (a != null && b != null && a.size() == b.size()) {
                differences.addAll(differences(pair, a, b));
            }
        }
        return new SourceResult(
                requests.get(Variant.LIGHT).size(), candidates, variants, differences);
    }

    private VariantResult variant(Variant variant, List<double[]> rows) {
        Interval[] means = BOOTSTRAP.means(rows.toArray(double[][]::new));
        Map<String, Interval> named = new LinkedHashMap<>();
        for (int i = 0; i < means.length; i++) {
            if (!Double.isNaN(means[i].difference())) {
                named.put(metrics.get(i).key(), means[i]);
            }
        }
        return VariantResult.of(named, reliabilities.get(variant));
    }

    private List<MetricDifference> differences(
            List<Variant> pair, List<double[]> a, List<double[]> b) {
        double[][] rows = new double[a.size()][metrics.size()];
        for (int request = 0; request < rows.length; request++) {
            double[] of = a.get(request);
            double[] over = b.get(request);
            Arrays.setAll(rows[request], metric -> of[metric] - over[metric]);
        }
        Interval[] intervals = BOOTSTRAP.means(rows);
        List<MetricDifference> differences = new ArrayList<>();
        for (int i = 0; i < intervals.length; i++) {
            if (!Double.isNaN(intervals[i].difference())) {
                differences.add(
                        new MetricDifference(
                                pair.getFirst().key(),
                                pair.getLast().key(),
                                metrics.get(i).key(),
                                intervals[i].difference(),
                                intervals[i].low(),
                                intervals[i].high()));
            }
        }
        return differences;
    }
}
