package io.hapsearch.plugin.registry;

import ai.onnxruntime.OrtEnvironment;
import io.hapsearch.models.bundle.Bundle;
import io.hapsearch.models.bundle.LoadedBundle;

/** Opens the sessions of bundles within the node's memory budget. Slow: not for transport or search threads. Thread-safe. */
final class BundleOpener {
    private final OrtEnvironment environment;
    private final MemoryBudget memory;

    BundleOpener(OrtEnvironment environment, MemoryBudget memory) {
        this.environment = environment;
        this.memory = memory;
    }

    /**
     * Opens a bundle and reproduces its golden examples.
     *
     * @throws io.hapsearch.models.json.InvalidDocumentException that names the file at fault
     * @throws org.opensearch.OpenSearchStatusException with status 429 if there is not enough memory left
     */
    OpenBundle open(Bundle bundle) {
        long bytes = bundle.memoryBytes();
        memory.take(bundle.manifest().bundleName(), bytes);
        try {
            return new OpenBundle(LoadedBundle.load(environment, bundle), memory, bytes);
        } catch (Throwable e) {
            memory.release(bytes);
            throw e;
        }
    }
}
