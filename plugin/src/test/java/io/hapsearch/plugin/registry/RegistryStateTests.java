/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.common.io.stream.BytesStreamOutput;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.test.OpenSearchTestCase;

public class RegistryStateTests extends OpenSearchTestCase {

    public void testEncodingKeepsEverything() {
        RegistryState registry = randomRegistry();
        RegistryCodec codec = new RegistryCodec();
        Map<String, String> custom = codec.encode(registry);
        assertEquals(registry, codec.decode(custom));
        custom.put("of/a/later/version", "?");
        assertEquals(registry, codec.decode(custom));
    }

    public void testChangesSurviveTheWire() throws Exception {
        StoredBundle bundle = randomBundle(randomName());
        RegistryChange change =
                randomFrom(
                        List.<RegistryChange>of(
                                new RegistryChange.Register(bundle),
                                new RegistryChange.Remove(bundle.name()),
                                new RegistryChange.PointAlias(randomPart(), bundle.name()),
                                new RegistryChange.RemoveAlias(randomPart())));
        BytesStreamOutput out = new BytesStreamOutput();
        RegistryChange.write(change, out);
        assertEquals(change, RegistryChange.read(out.bytes().streamInput()));
    }

    /** Whatever happens in whatever order, an alias never points to a bundle that is not there. */
    public void testAliasesNeverDangle() {
        RegistryState registry = RegistryState.EMPTY;
        for (int i = 0; i < 500; i++) {
            BundleName name = new BundleName("m", "" + randomIntBetween(0, 4));
            String alias = "a" + randomIntBetween(0, 2);
            RegistryChange change =
                    randomFrom(
                            List.<RegistryChange>of(
                                    new RegistryChange.Register(randomBundle(name)),
                                    new RegistryChange.Remove(name),
                                    new RegistryChange.PointAlias(alias, name),
                                    new RegistryChange.RemoveAlias(alias)));
            try {
                registry = change.apply(registry);
            } catch (OpenSearchStatusException e) {
                assertTrue(e.status() == RestStatus.CONFLICT || e.status() == RestStatus.NOT_FOUND);
            }
            assertTrue(registry.bundles().keySet().containsAll(registry.aliases().values()));
        }
    }

    public void testNamesResolve() {
        StoredBundle bundle = randomBundle(new BundleName("feed", "3"));
        RegistryState registry = new RegistryChange.Register(bundle).apply(RegistryState.EMPTY);
        registry = new RegistryChange.PointAlias("live", bundle.name()).apply(registry);
        assertEquals(bundle.name(), registry.resolve("live"));
        assertEquals(bundle.name(), registry.resolve("feed/3"));
        RegistryState known = registry;
        for (String unknown : new String[] {"feed", "feed/", "feed/4", "live/3", "", "?"}) {
            OpenSearchStatusException e =
                    expectThrows(OpenSearchStatusException.class, () -> known.resolve(unknown));
            assertEquals(RestStatus.BAD_REQUEST, e.status());
            assertTrue(e.getMessage(), e.getMessage().contains("unknown model [" + unknown + "]"));
            assertTrue(e.getMessage(), e.getMessage().contains("[live]"));
        }
    }

    static StoredBundle randomBundle(BundleName name) {
        return new StoredBundle(
                name,
                randomAlphaOfLength(64),
                randomNonNegativeLong(),
                randomAlphaOfLength(22),
                randomIntBetween(1, 1_000),
                randomNonNegativeLong());
    }

    static BundleName randomName() {
        return new BundleName(randomPart(), randomPart());
    }

    private static String randomPart() {
        return randomFrom("a", "0", "x9") + randomFrom("", ".", "-_.", "2026-11-22");
    }

    private static RegistryState randomRegistry() {
        TreeMap<BundleName, StoredBundle> bundles = new TreeMap<>();
        TreeMap<String, BundleName> aliases = new TreeMap<>();
        int count = randomIntBetween(0, 10);
        for (int i = 0; i < count; i++) {
            BundleName name = randomName();
            bundles.put(name, randomBundle(name));
            if (randomBoolean()) {
                aliases.put(randomPart(), name);
            }
        }
        return new RegistryState(bundles, aliases);
    }
}
