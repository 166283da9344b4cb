package io.hapsearch.plugin.registry.rest;

import io.hapsearch.plugin.registry.transport.GetModelsRequest;
import io.hapsearch.plugin.registry.transport.TransportGetModels;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Lists models: all, those of one name, or one version with what is in it. */
public final class RestGetModels extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_get_models";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(RestRequest.Method.GET, "/_plugins/_hap/models"),
                new Route(RestRequest.Method.GET, "/_plugins/_hap/models/{name}"),
                new Route(RestRequest.Method.GET, "/_plugins/_hap/models/{name}/{version}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        GetModelsRequest get = new GetModelsRequest(request.param("name"), request.param("version"));
        return channel ->
                client.execute(
                        TransportGetModels.TYPE, get, new RestToXContentListener<>(channel));
    }
}
