package io.hapsearch.plugin.registry.rest;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.transport.DeleteModelRequest;
import io.hapsearch.plugin.registry.transport.TransportDeleteModel;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Deletes a model that no alias stands for. */
public final class RestDeleteModel extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_delete_model";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.DELETE, "/_plugins/_hap/models/{name}/{version}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        BundleName name = new BundleName(request.param("name"), request.param("version"));
        return channel ->
                client.execute(
                        TransportDeleteModel.TYPE,
                        new DeleteModelRequest(name),
                        new RestToXContentListener<>(channel));
    }
}
