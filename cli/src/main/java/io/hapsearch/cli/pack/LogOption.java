/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.pack;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.sample.SampleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name logs to calibrate with. Filled by picocli, as an argument group. */
final class LogOption {

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "FILE",
            description = "Logged requests that the models were not trained on.")
    private Path requests;

    @Option(
            names = "--samples",
            required = true,
            paramLabel = "FILE",
            description =
                    "Logged samples of these requests: the exposed ones calibrate, the first ones become golden examples.")
    private Path samples;

    SampleFiles load(FeatureSpec spec) {
        for (Path file : List.of(requests, samples)) {
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure("There is no file " + file);
            }
        }
        return new SampleFiles(requests, samples, spec);
    }
}
