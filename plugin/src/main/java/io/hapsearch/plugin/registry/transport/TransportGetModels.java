package io.hapsearch.plugin.registry.transport;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.ClusterRegistry;
import io.hapsearch.plugin.registry.ModelRegistry;
import io.hapsearch.plugin.registry.ModelState;
import io.hapsearch.plugin.registry.RegistryState;
import io.hapsearch.plugin.registry.StoredBundle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;
import org.opensearch.transport.client.node.NodeClient;

/**
 * Answers what models there are and how each node stands with them; of a single version also what is in it.
 */
public final class TransportGetModels
        extends HandledTransportAction<GetModelsRequest, GetModelsResponse> {
    /** The action. */
    public static final ActionType<GetModelsResponse> TYPE =
            new ActionType<>("cluster:admin/hap/model/get", GetModelsResponse::new);

    private final NodeClient client;
    private final ClusterRegistry cluster;
    private final ModelRegistry models;

    /** Called by the node. */
    @Inject
    public TransportGetModels(
            TransportService transportService,
            ActionFilters actionFilters,
            NodeClient client,
            ClusterRegistry cluster,
            ModelRegistry models) {
        super(TYPE.name(), transportService, actionFilters, GetModelsRequest::new);
        this.client = client;
        this.cluster = cluster;
        this.models = models;
    }

    @Override
    protected void doExecute(
            Task task, GetModelsRequest request, ActionListener<GetModelsResponse> listener) {
        RegistryState registry = cluster.current();
        List<StoredBundle> found =
                registry.bundles().values().stream()
                        .filter(bundle -> request.matches(bundle.name()))
                        .toList();
        if (found.isEmpty() && request.name() != null) {
            listener.onFailure(
                    new OpenSearchStatusException(
                            "unknown model ["
                                    + request.name()
                                    + (request.version() == null ? "" : "/" + request.version())
                                    + "]; the versions are "
                                    + registry.bundles().keySet(),
                            RestStatus.NOT_FOUND));
            return;
        }
        client.execute(
                TransportModelStates.TYPE,
                new ModelStatesRequest(),
                ActionListener.wrap(
                        states -> describe(request, registry, found, states, listener),
                        listener::onFailure));
    }

    private void describe(
            GetModelsRequest request,
            RegistryState registry,
            List<StoredBundle> found,
            ModelStatesResponse states,
            ActionListener<GetModelsResponse> listener) {
        if (request.version() == null) {
            listener.onResponse(
                    new GetModelsResponse(
                            found.stream()
                                    .map(bundle -> view(bundle, registry, states, null))
                                    .toList()));
            return;
        }
        StoredBundle bundle = found.getFirst();
        models.describe(
                bundle.name(),
                ActionListener.map(
                        listener,
                        descriptor ->
                                new GetModelsResponse(
                                        List.of(
                                                view(
                                                        bundle,
                                                        registry,
                                                        states,
                                                        ModelDescription.of(descriptor))))));
    }

    private static ModelView view(
            StoredBundle bundle,
            RegistryState registry,
            ModelStatesResponse states,
            ModelDescription description) {
        return new ModelView(
                bundle,
                List.copyOf(registry.aliasesOf(bundle.name())),
                statesOf(bundle.name(), states),
                description);
    }

    private static Map<String, ModelState> statesOf(BundleName name, ModelStatesResponse states) {
        Map<String, ModelState> byNode = new TreeMap<>();
        for (ModelStatesResponse.OfNode node : states.getNodes()) {
            node.states().stream()
                    .filter(state -> state.name().equals(name))
                    .forEach(state -> byNode.put(node.getNode().getName(), state));
        }
        return byNode;
    }
}
