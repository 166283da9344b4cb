package io.hapsearch.plugin.registry.transport;

import io.hapsearch.plugin.registry.ClusterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.action.ActionType;
import org.opensearch.action.support.ActionFilters;
import org.opensearch.action.support.HandledTransportAction;
import org.opensearch.common.inject.Inject;
import org.opensearch.core.action.ActionListener;
import org.opensearch.tasks.Task;
import org.opensearch.transport.TransportService;

/** Answers what the aliases are, from the cluster state of the node that is asked. */
public final class TransportGetAliases
        extends HandledTransportAction<GetAliasesRequest, GetAliasesResponse> {
    /** The action. */
    public static final ActionType<GetAliasesResponse> TYPE =
            new ActionType<>("cluster:admin/hap/alias/get", GetAliasesResponse::new);

    private final ClusterRegistry cluster;

    /** Called by the node. */
    @Inject
    public TransportGetAliases(
            TransportService transportService,
            ActionFilters actionFilters,
            ClusterRegistry cluster) {
        super(TYPE.name(), transportService, actionFilters, GetAliasesRequest::new);
        this.cluster = cluster;
    }

    @Override
    protected void doExecute(
            Task task, GetAliasesRequest request, ActionListener<GetAliasesResponse> listener) {
        Map<String, String> aliases = new TreeMap<>();
        cluster.current().aliases().forEach((alias, name) -> aliases.put(alias, name.toString()));
        listener.onResponse(new GetAliasesResponse(aliases));
    }
}
