/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.models.testing.Bundles;
import io.hapsearch.models.testing.Documents;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleRoundTripTest {
    private static final long LIMIT = 1 << 20;

    private final Examples examples = new Examples();

    @Test
    void whatIsWrittenIsRead() {
        JsonNode provenance =
                Documents.read(
                        "{'trained_by': 'a test', 'rows': [1, 2, {'x': null}]}", JsonNode.class);
        RoutingDefaults defaults =
                new RoutingDefaults(
                        "band", 100, 40, new RoutingDefaults.Thresholds(0.02, 0.98), 15L);
        Golden golden = read(examples.zip()).golden();
        Bundle bundle = read(write(golden, defaults, provenance));
        assertEquals(Examples.NAME, bundle.manifest().bundleName());
        assertEquals(examples.spec(), bundle.spec());
        assertEquals(golden, bundle.golden());
        assertArrayEquals(examples.light(), bundle.light());
        assertArrayEquals(examples.expressive(), bundle.expressive());
        assertEquals(defaults, bundle.manifest().defaults());
        assertEquals(provenance, bundle.manifest().provenance());
        assertEquals(Examples.ENTRY, bundle.manifest().light());
        assertEquals(
                Hashes.sha256(examples.light()),
                bundle.manifest().files().get(Bundle.LIGHT).sha256());
    }

    @Test
    void rewritingGivesTheSameBytes() {
        byte[] zip = examples.zip();
        Bundle bundle = read(zip);
        BundleWriter.ModelFile light =
                new BundleWriter.ModelFile(bundle.light(), bundle.manifest().light());
        BundleWriter.ModelFile expressive =
                new BundleWriter.ModelFile(bundle.expressive(), bundle.manifest().expressive());
        byte[] again =
                new BundleWriter()
                        .write(
                                bundle.manifest().bundleName(),
                                bundle.spec(),
                                bundle.golden(),
                                light,
                                expressive,
                                bundle.manifest().defaults(),
                                bundle.manifest().provenance());
        assertArrayEquals(zip, again);
    }

    @Test
    void theTimeZoneDoesNotMatter() {
        Golden golden = read(examples.zip()).golden();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            byte[] west = write(golden, RoutingDefaults.NONE, null);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertArrayEquals(west, write(golden, RoutingDefaults.NONE, null));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void loadsAndEstimatesItsMemory() {
        byte[] zip = examples.zip();
        LoadedBundle loaded = Bundles.load(zip);
        try {
            assertEquals(Examples.NAME, loaded.name());
            assertEquals(examples.spec(), loaded.spec());
            assertEquals(read(zip).memoryBytes(), loaded.memoryBytes());
            assertTrue(
                    loaded.memoryBytes() > examples.light().length + examples.expressive().length);
            assertEquals(8, loaded.expressive().signature().hiddenWidth());
        } finally {
            loaded.release();
        }
    }

    @Test
    void precisionIsKeptAndFloatIsNotWritten() {
        StrictJson json = new StrictJson();
        for (Precision precision : Precision.values()) {
            ModelEntry entry =
                    new ModelEntry("logit", null, precision, Examples.ENTRY.calibration());
            byte[] written = json.write(entry);
            assertEquals(entry, json.read("test.json", written, ModelEntry.class));
            assertEquals(
                    precision == Precision.INT8,
                    new String(written, StandardCharsets.UTF_8).contains("precision"));
        }
    }

    @Test
    void leftOutDefaultsProposeNothing() {
        StrictJson json = new StrictJson();
        Manifest manifest = read(examples.zip()).manifest();
        assertEquals(RoutingDefaults.NONE, manifest.defaults());
        assertEquals(manifest, json.read("test.json", json.write(manifest), Manifest.class));
    }

    @ParameterizedTest
    @CsvSource({
        "feed,1,true",
        "a.b-c_d,2026-11-22,true",
        "Feed,1,false",
        "-feed,1,false",
        "feed,../1,false",
        "'',1,false"
    })
    void namesFollowOneRule(String name, String version, boolean valid) {
        boolean accepted;
        try {
            assertEquals(name + "/" + version, new BundleName(name, version).toString());
            accepted = true;
        } catch (IllegalArgumentException e) {
            assertTrue(
                    e.getMessage().contains("[name]") || e.getMessage().contains("[version]"),
                    e.getMessage());
            accepted = false;
        }
        assertEquals(valid, accepted);
    }

    private byte[] write(Golden golden, RoutingDefaults defaults, JsonNode provenance) {
        return new BundleWriter()
                .write(
                        Examples.NAME,
                        examples.spec(),
                        golden,
                        new BundleWriter.ModelFile(examples.light(), Examples.ENTRY),
                        new BundleWriter.ModelFile(examples.expressive(), Examples.ENTRY),
                        defaults,
                        provenance);
    }

    private static Bundle read(byte[] zip) {
        return new BundleReader(LIMIT).read(zip);
    }
}
