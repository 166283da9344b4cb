package io.hapsearch.plugin.registry.rest;

import io.hapsearch.plugin.registry.RegistryChange;
import io.hapsearch.plugin.registry.transport.TransportUpdateRegistry;
import io.hapsearch.plugin.registry.transport.UpdateRegistryRequest;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Deletes an alias; the model stays. */
public final class RestDeleteAlias extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_delete_alias";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.DELETE, "/_plugins/_hap/aliases/{alias}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        RegistryChange remove = new RegistryChange.RemoveAlias(request.param("alias"));
        return channel ->
                client.execute(
                        TransportUpdateRegistry.TYPE,
                        new UpdateRegistryRequest(remove),
                        new RestToXContentListener<>(channel));
    }
}
