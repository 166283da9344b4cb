/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.bundle;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.models.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a bundle that may come from anyone: entries have fixed names and bounded sizes, hashes must
 * match, JSON must fit. Nothing is written to disk. Immutable, thread-safe.
 */
public final class BundleReader {
    private static final List<String> FILES =
            List.of(
                    Bundle.MANIFEST,
                    Bundle.FEATURES,
                    Bundle.GOLDEN,
                    Bundle.LIGHT,
                    Bundle.EXPRESSIVE);

    /** Parsed, a JSON document takes a multiple of its bytes on the heap. */
    private static final int MAX_JSON_BYTES = 64 << 20;

    private static final byte[] FIRST_ENTRY = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_BYTES = 22;

    private final StrictJson json = new StrictJson();
    private final long maxBytes;

    /**
     * A reader with a limit.
     *
     * @param maxBytes the most that a bundle may hold, unpacked
     */
    public BundleReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads a bundle.
     *
     * @throws InvalidDocumentException that names the file and the place that is wrong
     */
    public Bundle read(byte[] zip) {
        Map<String, byte[]> files = unpack(zip);
        for (String file : FILES) {
            if (!files.containsKey(file)) {
                throw new InvalidDocumentException(file, "is missing from the bundle");
            }
        }
        Manifest manifest = json.read(Bundle.MANIFEST, files.get(Bundle.MANIFEST), Manifest.class);
        checkFiles(manifest, files);
        return new Bundle(
                manifest,
                json.read(Bundle.FEATURES, files.get(Bundle.FEATURES), FeatureSpec.class),
                json.read(Bundle.GOLDEN, files.get(Bundle.GOLDEN), Golden.class),
                files.get(Bundle.LIGHT),
                files.get(Bundle.EXPRESSIVE));
    }

    private Map<String, byte[]> unpack(byte[] zip) {
        if (!holds(zip, 0, FIRST_ENTRY)) {
            throw new InvalidDocumentException("bundle", "is not a zip file");
        }
        // entries are read from front to back: without this, an upload cut off in the directory
        // would pass
        if (!holds(zip, zip.length - END_BYTES, END)) {
            throw new InvalidDocumentException(
                    "bundle", "is cut off, or has something behind the zip's directory");
        }
        Map<String, byte[]> files = new HashMap<>();
        long left = maxBytes;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
                String name = entry.getName();
                if (!FILES.contains(name)) {
                    throw new InvalidDocumentException(
                            "bundle", "holds an entry that no bundle has: [" + name + "]");
                }
                if (files.containsKey(name)) {
                    throw new InvalidDocumentException("bundle", "holds [" + name + "] twice");
                }
                byte[] content = read(in, name, left);
                left -= content.length;
                files.put(name, content);
            }
        } catch (IOException e) {
            throw new InvalidDocumentException(
                    "bundle", "is not a valid zip file: " + e.getMessage(), e);
        }
        return files;
    }

    private static ZipEntry next(ZipInputStream in) throws IOException {
        try {
            return in.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException("a name is not UTF-8", e);
        }
    }

    /** Counts what comes out of the inflater, whatever the headers say about sizes. */
    private byte[] read(ZipInputStream in, String name, long left) throws IOException {
        boolean isJson = name.endsWith(".json");
        long limit = Math.min(left, isJson ? MAX_JSON_BYTES : Integer.MAX_VALUE - 9L);
        byte[] content = in.readNBytes((int) limit + 1);
        if (content.length <= limit) {
            return content;
        }
        if (limit == left) {
            throw new InvalidDocumentException("bundle", "holds more than " + maxBytes + " bytes");
        }
        throw new InvalidDocumentException(name, "has more than " + limit + " bytes");
    }

    private static void checkFiles(Manifest manifest, Map<String, byte[]> files) {
        for (String file : FILES.subList(1, FILES.size())) {
            Manifest.FileEntry entry = manifest.files().get(file);
            if (entry == null) {
                throw new InvalidDocumentException(
                        Bundle.MANIFEST, "at files: [" + file + "] is missing");
            }
            byte[] content = files.get(file);
            if (entry.bytes() != content.length) {
                throw new InvalidDocumentException(
                        file,
                        "has "
                                + content.length
                                + " bytes, "
                                + Bundle.MANIFEST
                                + " says "
                                + entry.bytes());
            }
            String hash = Hashes.sha256(content);
            if (!hash.equals(entry.sha256())) {
                throw new InvalidDocumentException(
                        file,
                        "has the hash "
                                + hash
                                + ", "
                                + Bundle.MANIFEST
                                + " says "
                                + entry.sha256());
            }
        }
        for (String file : manifest.files().keySet()) {
            if (!FILES.contains(file) || file.equals(Bundle.MANIFEST)) {
                throw new InvalidDocumentException(
                        Bundle.MANIFEST, "at files: unexpected file [" + file + "]");
            }
        }
    }

    private static boolean holds(byte[] content, int offset, byte[] part) {
        return offset >= 0
                && content.length >= offset + part.length
                && Arrays.equals(content, offset, offset + part.length, part, 0, part.length);
    }
}
