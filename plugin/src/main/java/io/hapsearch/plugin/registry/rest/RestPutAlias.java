package io.hapsearch.plugin.registry.rest;

import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.plugin.registry.transport.ActivateModelRequest;
import io.hapsearch.plugin.registry.transport.TransportActivateModel;
import java.io.IOException;
import java.util.List;
import org.opensearch.core.ParseField;
import org.opensearch.core.xcontent.ConstructingObjectParser;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestToXContentListener;
import org.opensearch.transport.client.node.NodeClient;

/** Makes an alias stand for a model: {@code {"model": "feed/3"}}. */
public final class RestPutAlias extends BaseRestHandler {
    private static final ConstructingObjectParser<BundleName, Void> PARSER =
            new ConstructingObjectParser<>("alias", args -> parseName((String) args[0]));

    static {
        PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("model"));
    }

    @Override
    public String getName() {
        return "hap_put_alias";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.PUT, "/_plugins/_hap/aliases/{alias}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client)
            throws IOException {
        BundleName name;
        try (XContentParser body = request.contentParser()) {
            name = PARSER.parse(body, null);
        }
        ActivateModelRequest activate = new ActivateModelRequest(request.param("alias"), name);
        return channel ->
                client.execute(
                        TransportActivateModel.TYPE,
                        activate,
                        new RestToXContentListener<>(channel));
    }

    private static BundleName parseName(String model) {
        String[] parts = model.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "[model] must be a version, written name/version; [" + model + "] is not");
        }
        return new BundleName(parts[0], parts[1]);
    }
}
