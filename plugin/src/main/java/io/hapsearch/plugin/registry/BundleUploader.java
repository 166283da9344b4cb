/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.BundleReader;
import io.hapsearch.models.bundle.Hashes;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.json.InvalidDocumentException;
import io.hapsearch.rescore.route.Policy;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.common.UUIDs;
import org.opensearch.core.rest.RestStatus;

/**
 * Takes in bundles: tries everything before anything is stored, stores the bytes, and then
 * registers them, which is the moment from which on the bundle exists. Blocks: not for transport or
 * search threads. Thread-safe.
 */
public final class BundleUploader {
    private final ClusterRegistry cluster;
    private final BundleStore store;
    private final BundleReader reader;
    private final BundleOpener opener;
    private final BundleCleaner cleaner;
    private final LongSupplier clock;

    /**
     * An uploader.
     *
     * @param clock milliseconds since the epoch
     */
    BundleUploader(
            ClusterRegistry cluster,
            BundleStore store,
            BundleReader reader,
            BundleOpener opener,
            BundleCleaner cleaner,
            LongSupplier clock) {
        this.cluster = cluster;
        this.store = store;
        this.reader = reader;
        this.opener = opener;
        this.cleaner = cleaner;
        this.clock = clock;
    }

    /**
     * Takes in a bundle.
     *
     * @param name what the request calls it
     * @param zip its bytes
     * @param register has the cluster manager make a change and returns when it is made
     * @return the registered bundle, which is another upload's if the same content was there
     *     already
     * @throws OpenSearchStatusException with status 400 that names the offending file if the bundle
     *     is not valid, 409 if the version exists with other content, 429 if there is no memory to
     *     try it
     */
    public Result upload(BundleName name, byte[] zip, Consumer<RegistryChange> register) {
        String sha256 = Hashes.sha256(zip);
        StoredBundle existing = cluster.current().bundles().get(name);
        if (existing != null && existing.sha256().equals(sha256)) {
            return new Result(existing, false);
        }
        BundleDescriptor descriptor = tryOut(name, zip);
        if (existing != null) {
            throw RegistryChange.Register.existsWithOtherContent(existing);
        }
        StoredBundle stored =
                new StoredBundle(
                        name,
                        sha256,
                        zip.length,
                        UUIDs.randomBase64UUID(),
                        BundleStore.chunks(zip.length),
                        clock.getAsLong());
        write(stored, zip, descriptor);
        register(stored, register);
        cleaner.sweep();
        StoredBundle registered = cluster.current().bundles().getOrDefault(name, stored);
        return new Result(registered, registered.equals(stored));
    }

    private BundleDescriptor tryOut(BundleName name, byte[] zip) {
        try {
            Bundle bundle = reader.read(zip);
            if (!bundle.manifest().bundleName().equals(name)) {
                throw new InvalidDocumentException(
                        Bundle.MANIFEST,
                        "says ["
                                + bundle.manifest().bundleName()
                                + "], the request says ["
                                + name
                                + "]");
            }
            requireKnownPolicy(bundle.manifest().defaults());
            try (OpenBundle open = opener.open(bundle)) {
                return open.descriptor();
            }
        } catch (IllegalArgumentException e) {
            throw new OpenSearchStatusException(e.getMessage(), RestStatus.BAD_REQUEST, e);
        }
    }

    /**
     * A bundle may propose what this version does not know; then every search with it would fail.
     */
    private static void requireKnownPolicy(RoutingDefaults defaults) {
        if (defaults.policy() != null) {
            try {
                Policy.parse(defaults.policy());
            } catch (IllegalArgumentException e) {
                throw new InvalidDocumentException(
                        Bundle.MANIFEST, "at defaults.policy: " + e.getMessage(), e);
            }
        }
    }

    private void write(StoredBundle stored, byte[] zip, BundleDescriptor descriptor) {
        try {
            store.write(stored, zip, descriptor);
        } catch (RuntimeException e) {
            cleaner.delete(stored);
            throw e;
        }
    }

    private void register(StoredBundle stored, Consumer<RegistryChange> register) {
        try {
            register.accept(new RegistryChange.Register(stored));
        } catch (OpenSearchStatusException e) {
            cleaner.delete(stored);
            throw e;
        }
        // After any other failure nobody knows whether the change was made, so the documents stay:
        // if it was not, they are
        // swept away later.
    }

    /**
     * What became of an upload.
     *
     * @param bundle the registered bundle
     * @param created whether this upload created it
     */
    public record Result(StoredBundle bundle, boolean created) {}
}
