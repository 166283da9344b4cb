/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.BundleName;

/** What rescoring cost a cluster so far. Thread-safe. */
public final class StatsClient {

    private final NodeClient node;

    public StatsClient(NodeClient node) {
        this.node = node;
    }

    /**
     * The counts of a model, summed over nodes; nothing if it was never used.
     *
     * @throws OpenSearchFailure if the node cannot tell
     */
    public RescoreCounts counts(BundleName model) {
        RescoreCounts sum = RescoreCounts.NONE;
        for (JsonNode each : node.send("GET", "/_plugins/_hap/stats").json().path("nodes")) {
            sum = sum.plus(RescoreCounts.of(each.path("models").path(model.toString())));
        }
        return sum;
    }
}
