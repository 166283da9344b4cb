package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.BundleName;
import org.opensearch.core.action.ActionListener;

/** The models that a node can score with right now, and the way to get others. Thread-safe. */
public final class ModelRegistry {

    /**
     * What a request names, from the current cluster state. Does not block.
     *
     * @param model an alias ({@code feed}) or a version ({@code feed/3})
     * @throws org.opensearch.OpenSearchStatusException with status 400, naming what is known, if there is no such model
     */
    public BundleName resolve(String model) {
        return RegistryState.EMPTY.resolve(model);
    }

    /**
     * A reference to a model that this node has loaded, which the caller closes; null if it has not. Does not block.
     */
    public ModelHandle acquire(BundleName name) {
        return null;
    }

    /**
     * Loads a model unless it is loaded. Concurrent calls share one load.
     *
     * @param listener called on any thread: when the model is loaded, or with the reason why not
     */
    public void load(BundleName name, ActionListener<Void> listener) {
        listener.onFailure(new UnsupportedOperationException("not wired yet"));
    }

    /** The descriptor of a bundle if this node knows it without asking, else null. Does not block. */
    public BundleDescriptor descriptor(BundleName name) {
        return null;
    }

    /**
     * Gets the descriptor of a bundle, on any node, data or not. Concurrent calls share one fetch, and its result is kept.
     *
     * @param listener called at once if the descriptor is known, else on any thread
     */
    public void describe(BundleName name, ActionListener<BundleDescriptor> listener) {
        listener.onFailure(new UnsupportedOperationException("not wired yet"));
    }
}
