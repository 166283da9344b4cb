/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.integ;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bundle taken apart, to be put together otherwise. Not thread-safe. */
final class BundleFiles {
    private static final String MANIFEST = "manifest.json";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    BundleFiles(byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] get(String file) {
        return files.get(file);
    }

    BundleFiles put(String file, byte[] content) {
        files.put(file, content);
        return this;
    }

    BundleFiles put(String file, String content) {
        return put(file, content.getBytes(StandardCharsets.UTF_8));
    }

    BundleFiles remove(String file) {
        files.remove(file);
        return this;
    }

    /** Changes a JSON file. */
    BundleFiles edit(String file, Consumer<ObjectNode> change) {
        ObjectNode json =
                (ObjectNode) Models.json(new String(files.get(file), StandardCharsets.UTF_8));
        change.accept(json);
        return put(file, json.toString());
    }

    /** Makes the manifest tell the truth about sizes and hashes. */
    BundleFiles hashed() {
        return edit(
                MANIFEST,
                manifest -> {
                    ObjectNode entries = manifest.putObject("files");
                    files.forEach(
                            (file, content) -> {
                                if (!file.equals(MANIFEST)) {
                                    entries.putObject(file)
                                            .put("sha256", sha256(content))
                                            .put("bytes", content.length);
                                }
                            });
                });
    }

    byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
