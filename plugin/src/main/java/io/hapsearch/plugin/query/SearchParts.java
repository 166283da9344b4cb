/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import io.hapsearch.plugin.load.Governor;
import io.hapsearch.plugin.registry.ModelRegistry;
import io.hapsearch.plugin.settings.SettingsSnapshot;
import io.hapsearch.plugin.stats.RescoreStatistics;
import java.util.function.Supplier;

/**
 * What the rescore clause needs of its node. Thread-safe.
 *
 * @param models the models of the node
 * @param settings the settings as they are now
 * @param shardOrder the order in which shards take what is left of a budget
 * @param governor cuts budgets while expressive models take too much of the node
 * @param statistics where work is counted
 * @param degradations where what users did not get is noted
 */
public record SearchParts(
        ModelRegistry models,
        Supplier<SettingsSnapshot> settings,
        ShardOrder shardOrder,
        Governor governor,
        RescoreStatistics statistics,
        Degradations degradations) {}
