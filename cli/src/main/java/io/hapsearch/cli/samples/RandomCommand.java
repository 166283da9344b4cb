/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.sample.RandomSamples;
import io.hapsearch.training.sample.SampleFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hap samples random}. */
@Command(
        name = "random",
        description = "Make random samples, as many as you like, to try out the speed of training.",
        mixinStandardHelpOptions = true)
final class RandomCommand implements Callable<Integer> {

    private final Output output;
    private final Progress progress;

    @Option(
            names = "--rows",
            defaultValue = "10000000",
            description = "How many samples (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(
            names = "--documents",
            defaultValue = "0",
            description =
                    "How many different documents they refer to, 0 for one each (default: ${DEFAULT-VALUE}).")
    private long documents;

    @Option(
            names = "--fields",
            defaultValue = "22",
            description = "How many numeric fields documents have (default: ${DEFAULT-VALUE}).")
    private int fields;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Decides the numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private OutFolder out;

    RandomCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        SampleFolder folder = out.folder();
        RandomSamples samples;
        try {
            samples = new RandomSamples(rows, documents, fields, seed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        progress.during(
                "Making random samples",
                () -> {
                    samples.writeTo(folder);
                    return folder;
                });
        output.line("Wrote " + rows + " samples to " + folder.path());
        return 0;
    }
}
