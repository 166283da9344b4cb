package io.hapsearch.plugin.registry.rest;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.transport.TransportUploadModel;
import io.hapsearch.plugin.registry.transport.UploadModelRequest;
import java.util.List;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestStatusToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Takes in a bundle; the body is its zip. */
public final class RestPutModel extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_put_model";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.PUT, "/_plugins/_hap/models/{name}/{version}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        BundleName name = new BundleName(request.param("name"), request.param("version"));
        UploadModelRequest upload = new UploadModelRequest(name, request.content());
        return channel ->
                client.execute(
                        TransportUploadModel.TYPE,
                        upload,
                        new RestStatusToXContentListener<>(channel));
    }
}
