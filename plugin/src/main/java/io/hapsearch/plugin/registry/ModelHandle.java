package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.rescore.TwoStageRescorer;

/**
 * A reference to a loaded model. Its sessions stay open at least until the handle is closed, whatever happens to the
 * registry meanwhile. Thread-safe, but closed exactly once.
 */
public final class ModelHandle implements AutoCloseable {
    private final LoadedBundle bundle;
    private final TwoStageRescorer rescorer;

    /**
     * A handle that owns one reference.
     *
     * @param bundle the bundle that the reference was taken of
     * @param rescorer the bundle's rescorer
     */
    ModelHandle(LoadedBundle bundle, TwoStageRescorer rescorer) {
        this.bundle = bundle;
        this.rescorer = rescorer;
    }

    /** The model. */
    public LoadedBundle bundle() {
        return bundle;
    }

    /** What rescores with the model. */
    public TwoStageRescorer rescorer() {
        return rescorer;
    }

    @Override
    public void close() {
        bundle.release();
    }
}
