package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.LoadedBundle;

/**
 * A reference to a loaded model. Its sessions stay open at least until the handle is closed, whatever happens to the
 * registry meanwhile. Thread-safe, but closed exactly once.
 */
public final class ModelHandle implements AutoCloseable {
    private final LoadedBundle bundle;

    /** @param bundle a bundle of which the handle now owns one reference */
    ModelHandle(LoadedBundle bundle) {
        this.bundle = bundle;
    }

    /** The model. */
    public LoadedBundle bundle() {
        return bundle;
    }

    @Override
    public void close() {
        bundle.release();
    }
}
