package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.Hashes;
import io.hapsearch.models.bundle.Manifest;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Bundles as documents of the model index: the zip in chunks, and its small files once more by themselves, so that a
 * coordinator need not fetch a zip for them. Every call blocks: not for transport or search threads. Thread-safe.
 */
public final class BundleStore {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);

    private final StrictJson json = new StrictJson();
    private final ModelIndex index;

    /** @param index where the documents are */
    public BundleStore(ModelIndex index) {
        this.index = index;
    }

    /** How many chunks a zip of this size is stored in. */
    public static int chunks(int zipBytes) {
        return Math.ceilDiv(zipBytes, CHUNK_BYTES);
    }

    /** Writes a bundle; nobody knows of it until it is registered. */
    public void write(StoredBundle stored, byte[] zip, BundleDescriptor descriptor) {
        index.ensureExists();
        for (int chunk = 0; chunk < stored.chunks(); chunk++) {
            int start = chunk * CHUNK_BYTES;
            int end = Math.min(zip.length, start + CHUNK_BYTES);
            put(stored, chunkId(stored, chunk), Arrays.copyOfRange(zip, start, end));
        }
        put(stored, fileId(stored, Bundle.MANIFEST), json.write(descriptor.manifest()));
        put(stored, fileId(stored, Bundle.FEATURES), json.write(descriptor.spec()));
    }

    /**
     * Reads a bundle's zip.
     *
     * @throws IllegalStateException if a chunk is missing or the content is not what was stored
     */
    public byte[] readZip(StoredBundle stored) {
        byte[] zip = new byte[Math.toIntExact(stored.bytes())];
        int end = 0;
        for (int i = 0; i < stored.chunks(); i++) {
            byte[] chunk = get(stored, chunkId(stored, i));
            if (chunk.length > zip.length - end) {
                throw new IllegalStateException("model [" + stored.name() + "] is stored with too many bytes");
            }
            System.arraycopy(chunk, 0, zip, end, chunk.length);
            end += chunk.length;
        }
        if (!Hashes.sha256(zip).equals(stored.sha256())) {
            throw new IllegalStateException(
                    "model [" + stored.name() + "] is stored with other content than it was uploaded with");
        }
        return zip;
    }

    /**
     * Reads a bundle's small files.
     *
     * @throws IllegalStateException if one is missing
     */
    public BundleDescriptor readDescriptor(StoredBundle stored) {
        byte[] manifest = get(stored, fileId(stored, Bundle.MANIFEST));
        byte[] spec = get(stored, fileId(stored, Bundle.FEATURES));
        return new BundleDescriptor(
                json.read(Bundle.MANIFEST, manifest, Manifest.class),
                json.read(Bundle.FEATURES, spec, FeatureSpec.class));
    }

    /** Deletes what {@link #write} wrote, or as much of it as it came to write. */
    public void delete(StoredBundle stored) {
        List<String> ids = new ArrayList<>();
        for (int chunk = 0; chunk < stored.chunks(); chunk++) {
            ids.add(chunkId(stored, chunk));
        }
        ids.add(fileId(stored, Bundle.MANIFEST));
        ids.add(fileId(stored, Bundle.FEATURES));
        index.delete(ids);
    }

    /**
     * Deletes documents of uploads that were never registered, because the node that took them died, and of bundles whose
     * removal was cut short. Young ones stay: their upload may be under way.
     *
     * @param registered what to keep
     * @param now milliseconds since the epoch
     */
    public void deleteOrphans(Collection<StoredBundle> registered, long now) {
        List<String> keep = registered.stream().map(StoredBundle::upload).toList();
        index.delete(index.findOthers(keep, now - ORPHAN_AGE.toMillis()));
    }

    private void put(StoredBundle stored, String id, byte[] data) {
        index.put(id, stored.upload(), stored.created(), data);
    }

    private byte[] get(StoredBundle stored, String id) {
        byte[] data = index.get(id);
        if (data == null) {
            throw new IllegalStateException(
                    "model ["
                            + stored.name()
                            + "] cannot be read: document ["
                            + id
                            + "] is missing from ["
                            + ModelIndex.NAME
                            + "]");
        }
        return data;
    }

    private static String chunkId(StoredBundle stored, int chunk) {
        return stored.upload() + "-" + chunk;
    }

    private static String fileId(StoredBundle stored, String file) {
        return stored.upload() + "-" + file;
    }
}
