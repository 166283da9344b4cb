/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.settings;

import io.hapsearch.rescore.OnFailure;
import io.hapsearch.rescore.route.Policy;
import java.util.Optional;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;

/**
 * All settings at one moment, validated against one another, so that a request never sees half a
 * change. Immutable.
 *
 * <p>What is empty was not set explicitly: there a bundle's proposal comes before the setting's
 * default.
 *
 * @param cpuShare of the node's processors, for expressive models
 * @param memoryLimit in bytes
 * @param featureCacheSize in bytes
 */
public record SettingsSnapshot(
        boolean enabled,
        Optional<Policy> policy,
        Optional<Double> easyNegative,
        Optional<Double> easyPositive,
        Optional<Integer> budgetDefault,
        int budgetMax,
        Optional<Integer> budgetAverage,
        Optional<TimeValue> deadlineDefault,
        TimeValue deadlineMax,
        OnFailure onFailure,
        int microBatch,
        double cpuShare,
        long memoryLimit,
        long featureCacheSize) {

    /**
     * Reads and validates settings.
     *
     * @throws IllegalArgumentException that names the settings that contradict one another
     */
    public static SettingsSnapshot of(Settings settings) {
        requireOrder(settings, HapSettings.EASY_NEGATIVE, HapSettings.EASY_POSITIVE);
        requireOrder(settings, HapSettings.BUDGET_DEFAULT, HapSettings.BUDGET_MAX);
        requireOrder(settings, HapSettings.BUDGET_AVERAGE, HapSettings.BUDGET_MAX);
        requireOrder(settings, HapSettings.DEADLINE_DEFAULT, HapSettings.DEADLINE_MAX);
        return new SettingsSnapshot(
                HapSettings.ENABLED.get(settings),
                explicit(settings, HapSettings.POLICY),
                explicit(settings, HapSettings.EASY_NEGATIVE),
                explicit(settings, HapSettings.EASY_POSITIVE),
                explicit(settings, HapSettings.BUDGET_DEFAULT),
                HapSettings.BUDGET_MAX.get(settings),
                explicit(settings, HapSettings.BUDGET_AVERAGE),
                explicit(settings, HapSettings.DEADLINE_DEFAULT),
                HapSettings.DEADLINE_MAX.get(settings),
                HapSettings.ON_FAILURE.get(settings),
                HapSettings.MICRO_BATCH.get(settings),
                HapSettings.CPU_SHARE.get(settings),
                HapSettings.MEMORY_LIMIT.get(settings).getBytes(),
                HapSettings.FEATURE_CACHE_SIZE.get(settings).getBytes());
    }

    private static <T extends Comparable<T>> void requireOrder(
            Settings settings, Setting<T> lower, Setting<T> upper) {
        boolean eitherSet = lower.exists(settings) || upper.exists(settings);
        if (eitherSet && lower.get(settings).compareTo(upper.get(settings)) > 0) {
            throw new IllegalArgumentException(
                    "["
                            + lower.getKey()
                            + "] is "
                            + lower.get(settings)
                            + ", which is above ["
                            + upper.getKey()
                            + "], "
                            + upper.get(settings));
        }
    }

    private static <T> Optional<T> explicit(Settings settings, Setting<T> setting) {
        return setting.exists(settings) ? Optional.of(setting.get(settings)) : Optional.empty();
    }
}
