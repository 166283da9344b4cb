/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.Hashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.test.OpenSearchIntegTestCase.ClusterScope;
import org.opensearch.test.OpenSearchIntegTestCase.Scope;

/**
 * What is wrong with a bundle is said in words, with the file that is at fault, and leaves no
 * trace.
 */
@ClusterScope(scope = Scope.SUITE, numDataNodes = 1)
public class BadBundleTests extends RegistryTestCase {
    private final byte[] good = TestBundles.small(FEED_1, 7);

    public void testNotAZip() {
        assertBad("[bundle]", randomByteArrayOfLength(randomIntBetween(0, 1_000)));
    }

    public void testCutOff() {
        assertBad("[bundle]", Arrays.copyOf(good, randomIntBetween(1, good.length - 1)));
    }

    public void testMissingFile() throws IOException {
        String file = randomFrom(Bundle.MANIFEST, Bundle.FEATURES, Bundle.GOLDEN, Bundle.LIGHT);
        assertBad("[" + file + "] is missing", edit(file, content -> null, false));
    }

    public void testWrongHash() throws IOException {
        String file = randomFrom(Bundle.FEATURES, Bundle.GOLDEN, Bundle.LIGHT, Bundle.EXPRESSIVE);
        assertBad("[" + file + "] has the hash", edit(file, BadBundleTests::flipLast, false));
    }

    public void testNotOnnx() throws IOException {
        String file = randomFrom(Bundle.LIGHT, Bundle.EXPRESSIVE);
        byte[] text = "not a graph".getBytes(StandardCharsets.UTF_8);
        assertBad("[" + file + "] is not an ONNX model", edit(file, content -> text, true));
    }

    public void testInputsThatDoNotFit() throws IOException {
        byte[] bad =
                edit(Bundle.FEATURES, content -> replace(content, "\"hits\"", "\"others\""), true);
        assertBad("[light.onnx] takes input [hits]", bad);
    }

    public void testGoldenMismatch() throws IOException {
        byte[] bad =
                edit(
                        Bundle.GOLDEN,
                        content -> replace(content, "\"light\" : ", "\"light\" : 1"),
                        true);
        assertBad("[golden.json] at requests[0].hits[0]", bad);
    }

    public void testUnknownPolicy() throws IOException {
        byte[] bad =
                edit(
                        Bundle.MANIFEST,
                        content ->
                                replace(
                                        content,
                                        "\"defaults\" : { }",
                                        "\"defaults\" : {\"policy\": \"best\"}"),
                        false);
        assertBad("[manifest.json] at defaults.policy: unknown policy [best]", bad);
    }

    public void testOtherName() {
        BundleName other = new BundleName("feed", "9");
        assertRefused(
                RestStatus.BAD_REQUEST,
                "[manifest.json] says [feed/1], the request says [feed/9]",
                () -> upload(other, good));
        assertNothingStored();
    }

    private void assertBad(String message, byte[] zip) {
        assertRefused(RestStatus.BAD_REQUEST, message, () -> upload(FEED_1, zip));
        assertNothingStored();
    }

    private static void assertNothingStored() {
        assertFalse(client().admin().indices().prepareExists(ModelIndex.NAME).get().isExists());
    }

    /** Changes one file of the good bundle, or drops it, and corrects the manifest if asked to. */
    private byte[] edit(String name, UnaryOperator<byte[]> change, boolean correct)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        byte[] before = files.get(name);
        byte[] after = change.apply(before);
        if (after == null) {
            files.remove(name);
        } else {
            files.put(name, after);
        }
        if (correct) {
            byte[] manifest = files.get(Bundle.MANIFEST);
            manifest = replace(manifest, Hashes.sha256(before), Hashes.sha256(after));
            manifest =
                    replace(
                            manifest,
                            "\"bytes\" : " + before.length,
                            "\"bytes\" : " + after.length);
            files.put(Bundle.MANIFEST, manifest);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] flipLast(byte[] content) {
        byte[] flipped = content.clone();
        flipped[flipped.length - 1] ^= 1;
        return flipped;
    }

    private static byte[] replace(byte[] content, String from, String to) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertTrue(from, text.contains(from));
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }
}
