package io.hapsearch.plugin.registry.rest;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.transport.ActivateModelRequest;
import io.hapsearch.plugin.registry.transport.TransportActivateModel;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Makes an alias, by default the model's own name, stand for a model. */
public final class RestActivateModel extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_activate_model";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.POST, "/_plugins/_hap/models/{name}/{version}/_activate"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        BundleName name = new BundleName(request.param("name"), request.param("version"));
        String alias = request.param("alias", name.name());
        ActivateModelRequest activate = new ActivateModelRequest(alias, name);
        return channel ->
                client.execute(
                        TransportActivateModel.TYPE,
                        activate,
                        new RestToXContentListener<>(channel));
    }
}
