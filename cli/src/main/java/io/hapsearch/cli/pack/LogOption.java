/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.pack;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.sample.SampleFiles;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name logs to calibrate with. Filled by picocli, as an argument group. */
final class LogOption {

    @Option(
            names = "--requests",
            required = true,
            paramLabel = "FILES",
            description =
                    "Logged requests that the models were not trained on: CSV, Parquet or JSON lines; a file, a folder"
                            + " or a quoted pattern.")
    private Path requests;

    @Option(
            names = "--samples",
            required = true,
            paramLabel = "FILES",
            description =
                    "Logged samples of these requests, likewise: the exposed ones calibrate, the first ones become golden examples.")
    private Path samples;

    SampleFiles load(FeatureSpec spec, SampleFiles.Options options) {
        return new SampleFiles(requests, samples, spec, options);
    }
}
