package io.hapsearch.plugin.registry.rest;

import io.hapsearch.plugin.registry.transport.GetAliasesRequest;
import io.hapsearch.plugin.registry.transport.TransportGetAliases;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Lists all aliases. */
public final class RestGetAliases extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_get_aliases";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.GET, "/_plugins/_hap/aliases"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        return channel ->
                client.execute(
                        TransportGetAliases.TYPE,
                        new GetAliasesRequest(),
                        new RestToXContentListener<>(channel));
    }
}
