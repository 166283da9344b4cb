/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.feed.FeedOption;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.sample.SampleFiles;
import io.hapsearch.training.sample.SampleFolder;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.SampledRequests;
import java.nio.file.Path;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name what to rank: a feed or samples. Filled by picocli. */
final class DataOption {

    /** What is held out where a folder does not say it: what training holds out then. */
    private static final Split LATEST_FIFTH = new Split.Latest(0.2);

    @ArgGroup(multiplicity = "1")
    private FeedOption feed;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Samples samples;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DIR",
            description = "A folder that hap samples wrote: the held-out part of its samples.")
    private Path folder;

    /** The options that name one's own samples. */
    private static final class Samples {

        @Option(
                names = "--requests",
                required = true,
                paramLabel = "FILES",
                description =
                        "Held-out requests: CSV, Parquet or JSON lines; a file, a folder or a quoted pattern.")
        private Path requests;

        @Option(
                names = "--samples",
                required = true,
                paramLabel = "FILES",
                description = "Samples of these requests, likewise.")
        private Path samples;

        @Option(
                names = "--since",
                paramLabel = "MILLIS",
                description =
                        "Leave earlier requests out (milliseconds since the epoch): those that models were trained on.")
        private Long since;
    }

    /**
     * Gets the data.
     *
     * @param spec what the bundle's models see
     * @param options what to make of samples
     * @param seed decides a generated feed, and what is drawn of others
     * @throws CommandFailure that names the file or folder if it is not as it must be
     */
    EvaluationData load(FeatureSpec spec, SampleFiles.Options options, Feeds feeds, long seed)
            throws Exception {
        if (folder != null) {
            return ofFolder(spec, options, seed);
        }
        if (samples != null) {
            return new SampleData(
                    samples.samples.getFileName().toString(),
                    new SampleFiles(samples.requests, samples.samples, spec, options),
                    samples.since == null ? Long.MIN_VALUE : samples.since,
                    seed);
        }
        return new FeedData(feed.load(feeds, seed).data(), spec, seed);
    }

    private SampleData ofFolder(FeatureSpec spec, SampleFiles.Options options, long seed) {
        SampleFolder from = new SampleFolder(folder);
        try {
            SampleSource source = new SampleFiles(from.requests(), from.samples(), spec, options);
            Long heldOutFrom = from.about().heldOutFrom();
            return new SampleData(
                    folder.getFileName().toString(),
                    source,
                    heldOutFrom == null ? latest(source) : heldOutFrom,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private static long latest(SampleSource source) {
        LongStream.Builder times = LongStream.builder();
        SampledRequests.read(source, request -> times.add(request.request().millis()));
        return LATEST_FIFTH.heldOutFrom(times.build().toArray());
    }
}
