/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.pack;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.lightgbm.LightGbmExporter;
import io.hapsearch.training.lightgbm.LightGbmReader;
import io.hapsearch.training.pack.ForeignGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that are packed. Stateless. */
final class ModelFiles {

    /**
     * Reads a model: an ONNX graph, or a model in LightGBM's text format, which becomes one.
     *
     * @param missing the number that stands for a missing value, for which a LightGBM model is to
     *     see NaN; null if there is none
     * @param output the output with the logits, or null
     * @param hidden the output with the hidden layer, or null
     * @throws CommandFailure that names the file if it cannot be read or converted
     */
    ForeignGraph graph(Path file, FeatureSpec spec, Float missing, String output, String hidden) {
        byte[] content = bytes(file);
        String name = file.getFileName().toString();
        if (!LightGbmReader.recognizes(content)) {
            return new ForeignGraph(name, content, output, hidden);
        }
        try {
            byte[] onnx =
                    new LightGbmExporter(spec, missing)
                            .export(new LightGbmReader().read(name, content));
            return new ForeignGraph(name, onnx, output, hidden);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /**
     * Reads JSON with the keys that bundles have.
     *
     * @throws CommandFailure that names the file and what in it is wrong
     */
    <T> T json(Path file, Class<T> type) {
        try {
            return new StrictJson().read(file.toString(), bytes(file), type);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("There is no file " + file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + file + ": " + e, e);
        }
    }
}
