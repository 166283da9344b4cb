/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.models.bundle.RoutingDefaults;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.Split;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.TrainingPlan;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.Architecture.Layers;
import io.hapsearch.training.sample.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name one's own logs. Filled by picocli, as an argument group. */
final class SampleOption {

    private static final double HELD_OUT = 0.2;

    private static final Architecture PLAIN =
            new Architecture(
                    16,
                    List.of(),
                    List.of(),
                    new Layers(List.of(64), List.of(64), 32, List.of(64, 32)),
                    new Layers(List.of(128), List.of(128), 64, List.of(256, 128, 64)));

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "The feature spec (JSON): what the models see.")
    private Path features;

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "FILE",
            description = "Logged requests: CSV, Parquet or JSON lines.")
    private Path requests;

    @Option(
            names = "--samples",
            required = true,
            paramLabel = "FILE",
            description = "Logged samples of these requests: CSV, Parquet or JSON lines.")
    private Path samples;

    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "How the models are built (JSON; default: plain towers without history).")
    private Path architecture;

    /**
     * The plan; the latest fifth of the requests is held out.
     *
     * @throws CommandFailure that names a file if it is missing or not as it must be
     */
    TrainingPlan plan(BundleName name, TrainingOptions options) {
        for (Path file : List.of(requests, samples)) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure("There is no file " + file);
            }
        }
        FeatureSpec spec = read(features, FeatureSpec.class);
        return new TrainingPlan(
                name,
                spec,
                architecture == null ? PLAIN : read(architecture, Architecture.class),
                new SampleFiles(requests, samples, spec),
                new Split.Latest(HELD_OUT),
                options,
                RoutingDefaults.NONE,
                origin());
    }

    private ObjectNode origin() {
        return new ObjectMapper()
                .createObjectNode()
                .put("requests", requests.getFileName().toString())
                .put("samples", samples.getFileName().toString());
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return new StrictJson().read(file.toString(), Files.readAllBytes(file), type);
        } catch (IOException e) {
            throw new CommandFailure("Cannot read " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }
}
