/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.json.StrictJson;
import io.hapsearch.training.Split;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name one's own logs. Filled by picocli, as an argument group. */
final class SampleOption {

    /** The share of the requests that is held out where nothing else is said. */
    static final double HELD_OUT = 0.2;

    @Option(
            names = "--features",
            required = true,
            paramLabel = "FILE",
            description = "The feature spec (JSON): what the models see.")
    private Path features;

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "FILES",
            description =
                    "Logged requests: CSV, Parquet or JSON lines; a file, a folder or a quoted pattern.")
    private Path requests;

    @Option(
            names = "--samples",
            required = true,
            paramLabel = "FILES",
            description = "Logged samples of these requests, likewise.")
    private Path samples;

    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "How the models are built (JSON; default: plain towers without history).")
    private Path architecture;

    /**
     * The logs; the latest fifth of the requests is held out.
     *
     * @throws CommandFailure that names a file if it is missing or not as it must be
     */
    Logs logs(SampleFiles.Options options) {
        FeatureSpec spec = read(features, FeatureSpec.class);
        return new Logs(
                spec,
                architecture == null
                        ? Architecture.plain()
                        : read(architecture, Architecture.class),
                new SampleFiles(requests, samples, spec, options),
                new Split.Latest(HELD_OUT),
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
