/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.feed.Feeds;
import io.hapsearch.training.feed.FeedDataSet;
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
        FeedDataSet data = new Feeds(progress).generate(seed).data();
        long count = new FolderWriting(progress).write(data, out.folder());
        output.line("Wrote " + count + " samples to " + out.folder().path());
        return 0;
    }
}
