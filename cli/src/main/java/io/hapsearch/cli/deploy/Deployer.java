/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.opensearch.ModelsClient;
import io.hapsearch.cli.opensearch.NodeClient;

/** Gives bundles to a cluster. Thread-safe. */
public final class Deployer {

    private final NodeClient node;
    private final Progress progress;

    public Deployer(NodeClient node, Progress progress) {
        this.node = node;
        this.progress = progress;
    }

    /**
     * Uploads a bundle and activates it.
     *
     * @param alias what shall stand for it; null to upload only
     * @throws io.hapsearch.cli.opensearch.OpenSearchFailure with the node's message if it refuses
     *     the bundle
     */
    public Deployment deploy(BundleFile bundle, String alias) throws Exception {
        ModelsClient models = new ModelsClient(node);
        JsonNode stored =
                progress.during(
                        "Uploading " + bundle.name(),
                        () -> models.upload(bundle.name(), bundle.zip()));
        if (alias != null) {
            progress.during(
                    "Activating " + bundle.name(),
                    () -> {
                        models.activate(bundle.name(), alias);
                        return null;
                    });
        }
        return new Deployment(
                bundle.name().toString(),
                alias,
                stored.path("result").asText(),
                stored.path("sha256").asText(),
                node.uri().toString());
    }
}
