/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.rescore.TwoStageRescorer;
import java.util.function.Function;

/**
 * Opens the sessions of bundles within the node's memory budget. Slow: not for transport or search
 * threads. Thread-safe.
 */
final class BundleOpener {
    private final OrtEnvironment environment;
    private final MemoryBudget memory;
    private final Function<LoadedBundle, TwoStageRescorer> rescorers;

    BundleOpener(
            OrtEnvironment environment,
            MemoryBudget memory,
            Function<LoadedBundle, TwoStageRescorer> rescorers) {
        this.environment = environment;
        this.memory = memory;
        this.rescorers = rescorers;
    }

    /**
     * Opens a bundle and reproduces its golden examples.
     *
     * @throws io.hapsearch.models.json.InvalidDocumentException that names the file at fault
     * @throws org.opensearch.OpenSearchStatusException with status 429 if there is not enough
     *     memory left
     */
    OpenBundle open(Bundle bundle) {
        long bytes = bundle.memoryBytes();
        memory.take(bundle.manifest().bundleName(), bytes);
        try {
            LoadedBundle loaded = LoadedBundle.load(environment, bundle);
            return new OpenBundle(loaded, rescorers.apply(loaded), memory, bytes);
        } catch (Throwable e) {
            memory.release(bytes);
            throw e;
        }
    }
}
