/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.settings;

import static org.hamcrest.Matchers.containsString;

import java.util.HashSet;
import java.util.Set;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.test.OpenSearchTestCase;

public class SettingsSnapshotTests extends OpenSearchTestCase {

    public void testNodeSettingsHoldUntilTheApiChangesThem() {
        Settings node = Settings.builder().put("plugins.hap.budget.default", 7).build();
        ClusterSettings cluster = clusterSettings(node);
        LiveSettings live = new LiveSettings(node, cluster);
        assertEquals(7, (int) live.get().budgetDefault().orElseThrow());

        cluster.applySettings(Settings.builder().put("plugins.hap.micro_batch", 5).build());
        assertEquals(5, live.get().microBatch());
        assertEquals(
                "a change elsewhere keeps it", 7, (int) live.get().budgetDefault().orElseThrow());

        cluster.applySettings(Settings.builder().put("plugins.hap.budget.default", 8).build());
        assertEquals(8, (int) live.get().budgetDefault().orElseThrow());

        cluster.applySettings(Settings.EMPTY);
        assertEquals(
                "taking the change back restores it",
                7,
                (int) live.get().budgetDefault().orElseThrow());
    }

    public void testWhatIsNotSetIsNotExplicit() {
        SettingsSnapshot snapshot = SettingsSnapshot.of(Settings.EMPTY);
        assertTrue(snapshot.enabled());
        assertTrue(snapshot.policy().isEmpty());
        assertTrue(snapshot.easyNegative().isEmpty());
        assertTrue(snapshot.easyPositive().isEmpty());
        assertTrue(snapshot.budgetDefault().isEmpty());
        assertTrue(snapshot.budgetAverage().isEmpty());
        assertTrue(snapshot.deadlineDefault().isEmpty());
    }

    public void testContradictionsAreRefusedAtStartAndByTheApi() {
        assertRefused(
                "plugins.hap.thresholds.easy_negative",
                "0.9",
                "plugins.hap.thresholds.easy_positive",
                "0.1");
        assertRefused("plugins.hap.budget.default", "11", "plugins.hap.budget.max", "10");
        assertRefused("plugins.hap.budget.average", "101", "plugins.hap.budget.max", "100");
        assertRefused("plugins.hap.deadline.default", "2s", "plugins.hap.deadline.max", "1s");
        // against a default
        assertRefused(
                "plugins.hap.thresholds.easy_negative", "0.99", "plugins.hap.enabled", "true");
    }

    public void testValuesOutOfRangeAreRefused() {
        for (String[] bad :
                new String[][] {
                    {"plugins.hap.thresholds.easy_negative", "-0.1"},
                    {"plugins.hap.thresholds.easy_positive", "1.1"},
                    {"plugins.hap.budget.default", "-1"},
                    {"plugins.hap.budget.max", "-1"},
                    {"plugins.hap.budget.average", "-1"},
                    {"plugins.hap.budget.average", "10001"},
                    {"plugins.hap.deadline.default", "0ms"},
                    {"plugins.hap.micro_batch", "0"},
                    {"plugins.hap.policy", "best"},
                    {"plugins.hap.on_failure", "cry"},
                    {"plugins.hap.memory.limit", "a lot"},
                    {"plugins.hap.memory.limit", "-1"},
                    {"plugins.hap.feature_cache.size", "-1"}
                }) {
            Settings settings = Settings.builder().put(bad[0], bad[1]).build();
            ClusterSettings cluster = clusterSettings(Settings.EMPTY);
            LiveSettings live = new LiveSettings(Settings.EMPTY, cluster);
            SettingsSnapshot before = live.get();
            expectThrows(IllegalArgumentException.class, () -> SettingsSnapshot.of(settings));
            Exception refusal =
                    expectThrows(
                            IllegalArgumentException.class, () -> cluster.applySettings(settings));
            assertThat(refusal.toString() + refusal.getCause(), containsString(bad[0]));
            assertSame(before, live.get());
        }
    }

    private static void assertRefused(
            String firstKey, String firstValue, String secondKey, String secondValue) {
        Settings settings =
                Settings.builder().put(firstKey, firstValue).put(secondKey, secondValue).build();
        IllegalArgumentException refusal =
                expectThrows(
                        IllegalArgumentException.class,
                        () -> new LiveSettings(settings, clusterSettings(settings)));
        assertThat(refusal.getMessage(), containsString(firstKey));

        ClusterSettings cluster = clusterSettings(Settings.EMPTY);
        LiveSettings live = new LiveSettings(Settings.EMPTY, cluster);
        SettingsSnapshot before = live.get();
        expectThrows(IllegalArgumentException.class, () -> cluster.validateUpdate(settings));
        assertSame(before, live.get());
    }

    private static ClusterSettings clusterSettings(Settings node) {
        Set<Setting<?>> settings = new HashSet<>(ClusterSettings.BUILT_IN_CLUSTER_SETTINGS);
        settings.addAll(HapSettings.all());
        return new ClusterSettings(node, settings);
    }
}
