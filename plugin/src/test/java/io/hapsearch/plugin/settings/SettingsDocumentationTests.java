/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opensearch.common.SuppressForbidden;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.common.Strings;
import org.opensearch.test.OpenSearchTestCase;

/** The documented settings are the settings of the code, with their defaults. */
public class SettingsDocumentationTests extends OpenSearchTestCase {
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `(plugins\\.hap\\.[a-z_.]+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);

    public void testConfigurationFileHoldsEverySettingWithItsDefault() throws IOException {
        Settings documented =
                Settings.builder().loadFromPath(projectFile("config/opensearch.yml")).build();
        Set<String> keys = new TreeSet<>();
        for (Setting<?> setting : HapSettings.all()) {
            keys.add(setting.getKey());
            assertEquals(setting.getKey(), setting.get(Settings.EMPTY), setting.get(documented));
        }
        assertEquals(keys, new TreeSet<>(documented.keySet()));
    }

    public void testReferenceHoldsEverySettingWithItsDefault() throws IOException {
        Settings.Builder documented = Settings.builder();
        Matcher rows = ROW.matcher(Files.readString(projectFile("docs/settings.md")));
        while (rows.find()) {
            documented.put(rows.group(1), rows.group(2));
        }
        Settings reference = documented.build();
        Set<String> keys = new TreeSet<>();
        for (Setting<?> setting : HapSettings.all()) {
            keys.add(setting.getKey());
            assertEquals(setting.getKey(), setting.get(Settings.EMPTY), setting.get(reference));
        }
        assertEquals(keys, new TreeSet<>(reference.keySet()));
    }

    @SuppressForbidden(reason = "the documentation lies outside the module")
    private static Path projectFile(String name) {
        String home = System.getProperty("hap.home");
        assertFalse("set -Dhap.home to the project's folder", Strings.isNullOrEmpty(home));
        return Path.of(home).resolve(name);
    }
}
