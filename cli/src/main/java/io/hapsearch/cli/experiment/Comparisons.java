/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.evaluate.PairedBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How sure differences are: requests are resampled (paired bootstrap), and what counts of each is
 * its mean over seeds. Intervals tell of other requests, not of other training data. Immutable.
 */
final class Comparisons {
    static final String RETRIEVAL = "retrieval";

    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(2_000, 0.95, 1);

    private final Map<String, double[][]> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> variants = new LinkedHashMap<>();

    /** Over all rows of a study, that of retrieval among them. */
    Comparisons(List<Row> rows) {
        Map<String, List<Row>> bySeed = new LinkedHashMap<>();
        for (Row row : rows) {
            bySeed.computeIfAbsent(key(row.model(), row.variant()), key -> new ArrayList<>())
                    .add(row);
            variants.computeIfAbsent(row.model(), model -> new LinkedHashSet<>())
                    .add(row.variant());
        }
        bySeed.forEach((key, some) -> values.put(key, means(some)));
    }

    /**
     * Every variant over mixed, over retrieval, and what sources apart with each harmonization or
     * with fewer or more sources do over sources apart with the default.
     *
     * @param chosen the variant that is the default
     */
    List<Comparison> all(String chosen) {
        List<Comparison> comparisons = new ArrayList<>();
        for (ModelKind kind : ModelKind.values()) {
            String model = kind.key();
            for (String variant : variants.getOrDefault(model, Set.of())) {
                for (String other :
                        List.of(Grid.MIXED, Grid.SEPARATED, chosen, Contender.TREES, RETRIEVAL)) {
                    if (worthwhile(variant, other, chosen)) {
                        add(comparisons, model, variant, other);
                    }
                }
            }
        }
        return comparisons;
    }

    private static boolean worthwhile(String variant, String other, String chosen) {
        boolean ablation = variant.startsWith(Grid.WITHOUT) || variant.equals(Grid.ALL_SOURCES);
        boolean apart = variant.startsWith(Grid.SEPARATED);
        if (variant.equals(other) || other.equals(Grid.MIXED) && ablation) {
            return false;
        }
        return switch (other) {
            case Grid.MIXED -> true;
            case RETRIEVAL -> !ablation;
            case Contender.TREES -> variant.equals(chosen) || variant.equals(Grid.MIXED);
            default -> other.equals(chosen) ? ablation || apart : apart;
        };
    }

    private void add(List<Comparison> comparisons, String model, String a, String b) {
        double[][] first = values.get(key(model, a));
        double[][] second =
                values.get(b.equals(RETRIEVAL) ? key(RETRIEVAL, RETRIEVAL) : key(model, b));
        if (first == null || second == null || comparisons.stream().anyMatch(same(model, a, b))) {
            return;
        }
        double[][] differences = new double[first.length][];
        Arrays.setAll(differences, i -> minus(first[i], second[i]));
        PairedBootstrap.Interval[] intervals = BOOTSTRAP.means(differences);
        for (RequestMetric metric : RequestMetric.values()) {
            PairedBootstrap.Interval interval = intervals[metric.ordinal()];
            if (!Double.isNaN(interval.difference())) {
                comparisons.add(
                        new Comparison(
                                a,
                                b,
                                model,
                                metric.key(),
                                interval.difference(),
                                interval.low(),
                                interval.high()));
            }
        }
    }

    private static Predicate<Comparison> same(String model, String a, String b) {
        return comparison ->
                comparison.model().equals(model)
                        && comparison.a().equals(a)
                        && comparison.b().equals(b);
    }

    /** For each request each metric, as the mean over seeds. */
    private static double[][] means(List<Row> rows) {
        RequestMetric[] metrics = RequestMetric.values();
        int n = rows.getFirst().requests().get(metrics[0].key()).size();
        double[][] means = new double[n][metrics.length];
        for (RequestMetric metric : metrics) {
            for (Row row : rows) {
                List<Double> list = row.requests().get(metric.key());
                for (int i = 0; i < n; i++) {
                    double value = list.get(i) == null ? Double.NaN : list.get(i);
                    means[i][metric.ordinal()] += value / rows.size();
                }
            }
        }
        return means;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static String key(String model, String variant) {
        return model + "/" + variant;
    }

    /**
     * By how much one variant is above another in the mean over requests.
     *
     * @param a the one
     * @param b the other
     * @param model of both; what retrieval is compared with
     * @param metric which mean
     * @param difference a minus b
     * @param low the 95 % interval's lower end
     * @param high its upper end
     */
    record Comparison(
            @JsonProperty("a") String a,
            @JsonProperty("b") String b,
            @JsonProperty("model") String model,
            @JsonProperty("metric") String metric,
            @JsonProperty("difference") double difference,
            @JsonProperty("low") double low,
            @JsonProperty("high") double high) {}
}
