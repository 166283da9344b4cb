/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.settings;

import java.util.function.Supplier;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.Settings;

/**
 * The settings as they are now: from {@code opensearch.yml} first, then whatever the cluster
 * settings API says. A change that does not validate is refused as a whole. Thread-safe.
 */
public final class LiveSettings implements Supplier<SettingsSnapshot> {
    private volatile SettingsSnapshot current;

    /**
     * @param nodeSettings what the node started with
     * @param clusterSettings where changes come from
     * @throws IllegalArgumentException if the node's settings contradict one another
     */
    public LiveSettings(Settings nodeSettings, ClusterSettings clusterSettings) {
        this.current = SettingsSnapshot.of(nodeSettings);
        clusterSettings.addSettingsUpdateConsumer(
                settings -> current = SettingsSnapshot.of(settings),
                HapSettings.dynamic(),
                SettingsSnapshot::of);
    }

    @Override
    public SettingsSnapshot get() {
        return current;
    }
}
