package io.hapsearch.plugin.registry.transport;

import java.util.List;
import org.opensearch.action.ActionRequest;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.plugins.ActionPlugin.ActionHandler;

/** The actions of this package, for the plugin to announce. */
public final class RegistryActions {

    private RegistryActions() {}

    /** All of them. */
    public static List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> all() {
        return List.of(
                new ActionHandler<>(TransportUploadModel.TYPE, TransportUploadModel.class),
                new ActionHandler<>(TransportActivateModel.TYPE, TransportActivateModel.class),
                new ActionHandler<>(TransportGetModels.TYPE, TransportGetModels.class),
                new ActionHandler<>(TransportDeleteModel.TYPE, TransportDeleteModel.class),
                new ActionHandler<>(TransportGetAliases.TYPE, TransportGetAliases.class),
                new ActionHandler<>(TransportLoadModel.TYPE, TransportLoadModel.class),
                new ActionHandler<>(TransportModelStates.TYPE, TransportModelStates.class),
                new ActionHandler<>(TransportUpdateRegistry.TYPE, TransportUpdateRegistry.class));
    }
}
