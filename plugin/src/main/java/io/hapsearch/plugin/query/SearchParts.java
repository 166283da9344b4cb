/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.plugin.registry.ModelRegistry;
import io.hapsearch.plugin.settings.SettingsSnapshot;
import io.hapsearch.plugin.stats.RescoreStatistics;
import java.util.function.Supplier;

/**
 * What the rescore clause needs of its node. Thread-safe.
 *
 * @param models the models of the node
 * @param settings the settings as they are now
 * @param budgetShare a shard's part of a budget
 * @param statistics where work is counted
 * @param degradations where what users did not get is noted
 */
public record SearchParts(
        ModelRegistry models,
        Supplier<SettingsSnapshot> settings,
        BudgetShare budgetShare,
        RescoreStatistics statistics,
        Degradations degradations) {}
