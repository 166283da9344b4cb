/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.bundle.BundleName;
import java.util.Map;

/**
 * The model registry of a cluster with the plugin. Every method throws {@link OpenSearchFailure}
 * with the node's message. Thread-safe.
 */
public final class ModelsClient {

    private static final String MODELS = "/_plugins/_hap/models";

    private final NodeClient node;

    public ModelsClient(NodeClient node) {
        this.node = node;
    }

    /**
     * Uploads a bundle; the node tries it before it stores it.
     *
     * @param zip the bundle's bytes
     * @return what the node says of it: among others {@code result}, which is {@code created} or
     *     {@code unchanged}
     */
    public JsonNode upload(BundleName name, byte[] zip) {
        return node.send("PUT", path(name), Map.of(), Payload.zip(zip)).json();
    }

    /** Has every data node load a version, then makes the alias stand for it. */
    public void activate(BundleName name, String alias) {
        node.send("POST", path(name) + "/_activate", Map.of("alias", alias), null);
    }

    /** Names are letters, digits and {@code _ . -}: nothing to encode. */
    private static String path(BundleName name) {
        return MODELS + "/" + name;
    }
}
