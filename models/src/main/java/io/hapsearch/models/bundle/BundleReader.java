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
 * Reads a bundle that may come from anyone: entries have fixed names and bounded sizes, hashes must match, JSON must fit.
 * Nothing is written to disk. Immutable, thread-safe.
 */
public final class BundleReader {
    private static final List<String> FILES =
            List.of(Bundle.MANIFEST, Bundle.FEATURES, Bundle.GOLDEN, Bundle.LIGHT, Bundle.EXPRESSIVE);
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private final StrictJson json = new StrictJson();
    private final long maxBytes;

    /** @param maxBytes the most that a bundle may hold, unpacked */
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
        if (!startsWith(zip, ZIP_MAGIC)) {
            throw new InvalidDocumentException("bundle", "is not a zip file");
        }
        Map<String, byte[]> files = new HashMap<>();
        long left = maxBytes;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!FILES.contains(name)) {
                    throw new InvalidDocumentException("bundle", "holds an entry that no bundle has: [" + name + "]");
                }
                byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
                left -= content.length;
                if (left < 0) {
                    throw new InvalidDocumentException("bundle", "holds more than " + maxBytes + " bytes");
                }
                if (files.put(name, content) != null) {
                    throw new InvalidDocumentException("bundle", "holds [" + name + "] twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            if (e instanceof InvalidDocumentException invalid) {
                throw invalid;
            }
            throw new InvalidDocumentException("bundle", "is not a valid zip file: " + e.getMessage(), e);
        }
        return files;
    }

    private static void checkFiles(Manifest manifest, Map<String, byte[]> files) {
        for (String file : FILES.subList(1, FILES.size())) {
            Manifest.FileEntry entry = manifest.files().get(file);
            if (entry == null) {
                throw new InvalidDocumentException(Bundle.MANIFEST, "at files: [" + file + "] is missing");
            }
            byte[] content = files.get(file);
            if (entry.bytes() != content.length) {
                throw new InvalidDocumentException(
                        file, "has " + content.length + " bytes, " + Bundle.MANIFEST + " says " + entry.bytes());
            }
            String hash = Hashes.sha256(content);
            if (!hash.equals(entry.sha256())) {
                throw new InvalidDocumentException(
                        file, "has the hash " + hash + ", " + Bundle.MANIFEST + " says " + entry.sha256());
            }
        }
        for (String file : manifest.files().keySet()) {
            if (!FILES.contains(file) || file.equals(Bundle.MANIFEST)) {
                throw new InvalidDocumentException(Bundle.MANIFEST, "at files: unexpected file [" + file + "]");
            }
        }
    }

    private static boolean startsWith(byte[] content, byte[] prefix) {
        return content.length >= prefix.length
                && Arrays.equals(content, 0, prefix.length, prefix, 0, prefix.length);
    }
}
