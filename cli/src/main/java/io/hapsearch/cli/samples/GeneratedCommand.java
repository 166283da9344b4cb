/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.GeneratedFeed;
import io.hapsearch.training.sample.SampleFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hap samples generated}. */
@Command(
        name = "generated",
        description = "Write the samples of the feed that hap demo generates.",
        mixinStandardHelpOptions = true)
final class GeneratedCommand implements Callable<Integer> {

    private final Output output;
    private final Progress progress;

    @Option(
            names = "--users",
            defaultValue = "2000",
            description = "How many users the feed has (default: ${DEFAULT-VALUE}, as the demo's).")
    private int users;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the feed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutFolder out;

    GeneratedCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        SampleFolder folder = out.folder();
        GeneratedFeed.Options demo = GeneratedFeed.Options.demo(seed);
        GeneratedFeed.Options options;
        try {
            options =
                    new GeneratedFeed.Options(
                            seed, users, demo.items(), demo.requestsPerUser(), 0, demo.window());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        FeedDataSet data =
                progress.during("Generating a feed", () -> new GeneratedFeed(options).generate());
        long count = new FolderWriting(progress).write(data, folder);
        output.line("Wrote " + count + " samples to " + folder.path());
        return 0;
    }
}
