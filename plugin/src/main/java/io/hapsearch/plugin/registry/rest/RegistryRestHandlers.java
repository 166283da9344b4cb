package io.hapsearch.plugin.registry.rest;

import java.util.List;
import org.opensearch.rest.RestHandler;

/** The handlers of this package, for the plugin to announce. */
public final class RegistryRestHandlers {

    private RegistryRestHandlers() {}

    /** All of them. */
    public static List<RestHandler> all() {
        return List.of(
                new RestPutModel(),
                new RestActivateModel(),
                new RestGetModels(),
                new RestDeleteModel(),
                new RestPutAlias(),
                new RestDeleteAlias(),
                new RestGetAliases());
    }
}
