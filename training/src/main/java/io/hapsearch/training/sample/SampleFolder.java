/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.model.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that holds all that a training needs: {@code requests.parquet}, {@code samples.parquet},
 * {@code features.json}, {@code architecture.json}, and {@code samples.json} with the rest.
 *
 * @param path the folder
 */
public record SampleFolder(Path path) {

    /** The logged requests. */
    public Path requests() {
        return path.resolve("requests.parquet");
    }

    /** The samples of these requests. */
    public Path samples() {
        return path.resolve("samples.parquet");
    }

    /** What the models see. */
    public FeatureSpec features() {
        return read("features.json", FeatureSpec.class);
    }

    /** How the models are built. */
    public Architecture architecture() {
        return read("architecture.json", Architecture.class);
    }

    /** What is told about the samples. */
    public About about() {
        return read("samples.json", About.class);
    }

    private <T> T read(String name, Class<T> type) {
        Path file = path.resolve(name);
        try {
            return new StrictJson().read(file.toString(), Files.readAllBytes(file), type);
        } catch (IOException e) {
            throw new SampleException("[" + file + "] cannot be read: " + e, e);
        }
    }

    /** Makes the folder and writes all but the two tables. */
    void write(FeatureSpec features, Architecture architecture, About about) {
        write("features.json", features);
        write("architecture.json", architecture);
        write("samples.json", about);
    }

    private void write(String name, Object value) {
        try {
            Files.createDirectories(path);
            Files.write(path.resolve(name), new StrictJson().write(value));
        } catch (IOException e) {
            throw new SampleException("[" + path.resolve(name) + "] cannot be written: " + e, e);
        }
    }

    /**
     * What is told about samples.
     *
     * @param heldOutFrom the first moment of the part that is held out, milliseconds since the
     *     epoch; null for the latest fifth of the requests
     * @param origin where they come from, free JSON
     */
    public record About(Long heldOutFrom, @JsonProperty(required = true) ObjectNode origin) {}
}
