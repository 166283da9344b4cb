/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes bundles; with the same deflate library, equal content gives equal bytes. Immutable,
 * thread-safe.
 */
public final class BundleWriter {
    /**
     * The same for all entries, so that content alone decides the hash. Local, since zips hold
     * local times, and not the first moment of 1980, which Java takes for a time before 1980.
     */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final StrictJson json = new StrictJson();

    /**
     * Packs a bundle; hashes and sizes are computed here.
     *
     * @param provenance free JSON about its origin, or null
     */
    public byte[] write(
            BundleName name,
            FeatureSpec spec,
            Golden golden,
            ModelFile light,
            ModelFile expressive,
            RoutingDefaults defaults,
            JsonNode provenance) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(Bundle.FEATURES, json.write(spec));
        files.put(Bundle.GOLDEN, json.write(golden));
        files.put(Bundle.LIGHT, light.onnx());
        files.put(Bundle.EXPRESSIVE, expressive.onnx());
        Map<String, Manifest.FileEntry> entries = new LinkedHashMap<>();
        files.forEach(
                (file, content) ->
                        entries.put(
                                file,
                                new Manifest.FileEntry(Hashes.sha256(content), content.length)));
        Manifest manifest =
                new Manifest(
                        Manifest.FORMAT,
                        name.name(),
                        name.version(),
                        entries,
                        light.entry(),
                        expressive.entry(),
                        defaults,
                        provenance);
        return zip(json.write(manifest), files);
    }

    private static byte[] zip(byte[] manifest, Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            put(out, Bundle.MANIFEST, manifest);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(out, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /**
     * A model to pack.
     *
     * @param onnx the serialized graph
     * @param entry what the manifest says of it
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
    public record ModelFile(byte[] onnx, ModelEntry entry) {}
}
