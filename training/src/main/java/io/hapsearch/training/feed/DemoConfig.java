/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.model.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The files of {@code config/demo/NAME}, which are packed with this module. Immutable, thread-safe.
 */
public final class DemoConfig {
    private static final String ROOT = "/io/hapsearch/training/demo/";

    private final StrictJson json = new StrictJson();
    private final String name;

    /** The folder's name. */
    public DemoConfig(String name) {
        this.name = name;
    }

    /** The body with which to create the index. */
    public JsonNode index() {
        return json.read("index.json", bytes("index.json"), JsonNode.class);
    }

    /** The feature spec with these vocabularies. */
    public FeatureSpec features(Map<String, List<String>> vocabularies) {
        return new FeatureTemplate("features.json", bytes("features.json")).fill(vocabularies);
    }

    /** How the models are built. */
    public Architecture architecture() {
        return json.read("architecture.json", bytes("architecture.json"), Architecture.class);
    }

    private byte[] bytes(String file) {
        try (InputStream in = DemoConfig.class.getResourceAsStream(ROOT + name + "/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no demo configuration [" + name + "/" + file + "]");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
