/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.settings;

import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import java.util.List;
import java.util.function.Function;
import org.opensearch.OpenSearchParseException;
import org.opensearch.common.Booleans;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Setting.Property;
import org.opensearch.common.unit.MemorySizeValue;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.core.common.unit.ByteSizeValue;

/**
 * Every setting of the plugin. All are of node scope, and all but the size of bundles are dynamic:
 * {@code opensearch.yml} gives the first value, the cluster settings API changes it. Settings that
 * a bundle may propose as well count only where they are set explicitly; their default holds where
 * the bundle proposes nothing.
 */
public final class HapSettings {

    /** Off: requests keep their retrieval order and no model runs. */
    public static final Setting<Boolean> ENABLED =
            parsed("plugins.hap.enabled", "true", Booleans::parseBoolean);

    /** The routing policy. */
    public static final Setting<Policy> POLICY =
            parsed("plugins.hap.policy", Policy.ADAPTIVE.toString(), Policy::parse);

    /** At or below this calibrated light probability a hit is surely negative. */
    public static final Setting<Double> EASY_NEGATIVE =
            Setting.doubleSetting(
                    "plugins.hap.thresholds.easy_negative",
                    0.02,
                    0,
                    1,
                    Property.NodeScope,
                    Property.Dynamic);

    /** At or above this calibrated light probability a hit is surely positive. */
    public static final Setting<Double> EASY_POSITIVE =
            Setting.doubleSetting(
                    "plugins.hap.thresholds.easy_positive",
                    0.98,
                    0,
                    1,
                    Property.NodeScope,
                    Property.Dynamic);

    /** How many hits of a request may be routed hard, over all its shards. */
    public static final Setting<Integer> BUDGET_DEFAULT =
            Setting.intSetting(
                    "plugins.hap.budget.default", 100, 0, Property.NodeScope, Property.Dynamic);

    /** The largest budget that a request may ask for. */
    public static final Setting<Integer> BUDGET_MAX =
            Setting.intSetting(
                    "plugins.hap.budget.max", 10_000, 0, Property.NodeScope, Property.Dynamic);

    /**
     * How many hits a request may have routed hard on average over requests, with the policy {@code
     * adaptive}; 0 for no average.
     */
    public static final Setting<Integer> BUDGET_AVERAGE =
            Setting.intSetting(
                    "plugins.hap.budget.average", 0, 0, Property.NodeScope, Property.Dynamic);

    /** How long rescoring may take on a shard. */
    public static final Setting<TimeValue> DEADLINE_DEFAULT =
            Setting.timeSetting(
                    "plugins.hap.deadline.default",
                    TimeValue.timeValueMillis(500),
                    TimeValue.timeValueMillis(1),
                    Property.NodeScope,
                    Property.Dynamic);

    /** The latest deadline that a request may ask for. */
    public static final Setting<TimeValue> DEADLINE_MAX =
            Setting.timeSetting(
                    "plugins.hap.deadline.max",
                    TimeValue.timeValueSeconds(10),
                    TimeValue.timeValueMillis(1),
                    Property.NodeScope,
                    Property.Dynamic);

    /** What a request gets where the expressive model fails. */
    public static final Setting<OnFailure> ON_FAILURE =
            parsed("plugins.hap.on_failure", OnFailure.LIGHT.toString(), OnFailure::parse);

    /**
     * How many hits the expressive model scores in one go; deadline and cancellation are checked in
     * between.
     */
    public static final Setting<Integer> MICRO_BATCH =
            Setting.intSetting(
                    "plugins.hap.micro_batch", 64, 1, 4_096, Property.NodeScope, Property.Dynamic);

    /**
     * The share of the node's processors that expressive models may take; beyond it, budgets
     * shrink.
     */
    public static final Setting<Double> CPU_SHARE =
            Setting.doubleSetting(
                    "plugins.hap.governor.cpu_share",
                    0.5,
                    0,
                    1,
                    Property.NodeScope,
                    Property.Dynamic);

    /** The most native memory that the sessions of a node may take together. */
    public static final Setting<ByteSizeValue> MEMORY_LIMIT =
            parsed(
                    "plugins.hap.memory.limit",
                    "1gb",
                    value ->
                            notNegative(
                                    ByteSizeValue.parseBytesSizeValue(
                                            value, "plugins.hap.memory.limit")));

    /** The most heap that the features of documents seen before may take; 0 keeps none. */
    public static final Setting<ByteSizeValue> FEATURE_CACHE_SIZE =
            parsed(
                    "plugins.hap.feature_cache.size",
                    "5%",
                    value -> bytesOrShare(value, "plugins.hap.feature_cache.size"));

    /**
     * The most that a bundle may hold, packed or unpacked: it is in memory several times while it
     * is tried.
     */
    public static final Setting<ByteSizeValue> BUNDLE_MAX_SIZE =
            parsed(
                    "plugins.hap.bundle.max_size",
                    "10%",
                    value -> bytesOrShare(value, "plugins.hap.bundle.max_size"),
                    Property.NodeScope);

    private HapSettings() {}

    /** The settings that may change while the node runs. */
    static List<Setting<?>> dynamic() {
        return all().stream().filter(Setting::isDynamic).toList();
    }

    /** All settings in the order of their documentation. */
    public static List<Setting<?>> all() {
        return List.of(
                ENABLED,
                POLICY,
                EASY_NEGATIVE,
                EASY_POSITIVE,
                BUDGET_DEFAULT,
                BUDGET_MAX,
                BUDGET_AVERAGE,
                DEADLINE_DEFAULT,
                DEADLINE_MAX,
                ON_FAILURE,
                MICRO_BATCH,
                CPU_SHARE,
                MEMORY_LIMIT,
                FEATURE_CACHE_SIZE,
                BUNDLE_MAX_SIZE);
    }

    private static ByteSizeValue bytesOrShare(String value, String key) {
        return notNegative(MemorySizeValue.parseBytesSizeValueOrHeapRatio(value, key));
    }

    /** OpenSearch lets -1 pass as a size. */
    private static ByteSizeValue notNegative(ByteSizeValue size) {
        if (size.getBytes() < 0) {
            throw new IllegalArgumentException("must not be negative, it is " + size);
        }
        return size;
    }

    private static <T> Setting<T> parsed(
            String key, String defaultValue, Function<String, T> parser) {
        return parsed(key, defaultValue, parser, Property.NodeScope, Property.Dynamic);
    }

    /**
     * OpenSearch passes a parser's error on as it is, and not all of them say which setting they
     * are about.
     */
    private static <T> Setting<T> parsed(
            String key, String defaultValue, Function<String, T> parser, Property... properties) {
        return new Setting<>(
                key,
                defaultValue,
                value -> {
                    try {
                        return parser.apply(value);
                    } catch (IllegalArgumentException | OpenSearchParseException e) {
                        throw new IllegalArgumentException("[" + key + "]: " + e.getMessage(), e);
                    }
                },
                properties);
    }
}
