/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.stats;

import java.util.List;
import org.opensearch.core.common.Strings;
import org.opensearch.rest.BaseRestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.rest.action.RestActions;
import org.opensearch.transport.client.node.NodeClient;

/** Tells what rescoring costs and what it failed to give, on all nodes or on some. */
public final class RestStats extends BaseRestHandler {

    @Override
    public String getName() {
        return "hap_stats";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(RestRequest.Method.GET, "/_plugins/_hap/stats"),
                new Route(RestRequest.Method.GET, "/_plugins/_hap/stats/{node}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        StatsRequest stats =
                new StatsRequest(Strings.splitStringByCommaToArray(request.param("node", "")));
        return channel ->
                client.execute(
                        TransportStats.TYPE,
                        stats,
                        new RestActions.NodesResponseRestListener<>(channel));
    }
}
