/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.feed.FeedOption;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.sample.SampleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name what to rank: a feed or samples. Filled by picocli. */
final class DataOption {

    @ArgGroup(multiplicity = "1")
    private FeedOption feed;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Samples samples;

    /** The options that name one's own samples. */
    private static final class Samples {

        @Option(
                names = "--requests",
                required = true,
                paramLabel = "FILE",
                description = "Held-out requests: CSV, Parquet or JSON lines.")
        private Path requests;

        @Option(
                names = "--samples",
                required = true,
                paramLabel = "FILE",
                description = "Samples of these requests: CSV, Parquet or JSON lines.")
        private Path samples;

        private SampleData load(FeatureSpec spec, long seed) {
            for (Path file : List.of(requests, samples)) {
                if (!Files.isRegularFile(file)) {
                    throw new CommandFailure("There is no file " + file);
                }
            }
            return new SampleData(
                    samples.getFileName().toString(),
                    new SampleFiles(requests, samples, spec),
                    seed);
        }
    }

    /**
     * Gets the data.
     *
     * @param spec what the bundle's models see
     * @param seed decides a generated feed, and what is drawn of others
     */
    EvaluationData load(FeatureSpec spec, Feeds feeds, long seed) throws Exception {
        return samples != null
                ? samples.load(spec, seed)
                : new FeedData(feed.load(feeds, seed).data(), seed);
    }
}
