/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Output;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.cli.train.Logs;
import io.hapsearch.cli.train.LogsOption;
import io.hapsearch.cli.train.ReadingOption;
import io.hapsearch.training.PipelineSpeed;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.ExampleCollector;
import io.hapsearch.training.sample.SampleEncoder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hap samples check}. */
@Command(
        name = "check",
        description = {
            "Read samples as hap train does, without training: the first row that is not as it must be is named.",
            "Tells what they hold, how fast they were read, and how fast batches are made of them."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final Duration MEASURED = Duration.ofSeconds(2);
    private static final int REPORT_EVERY = 50_000;

    private final Output output;
    private final Progress progress;

    @ArgGroup(multiplicity = "1")
    private LogsOption input;

    @Mixin private ReadingOption reading;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    CheckCommand(Output output, Progress progress) {
        this.output = output;
        this.progress = progress;
    }

    @Override
    public Integer call() throws Exception {
        Logs logs = input.logs(reading);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = System.nanoTime();
        long startedCpu = threads.getCurrentThreadCpuTime();
        EncodedSamples samples;
        Layout layout;
        try {
            layout = Layout.of(logs.features(), logs.architecture());
            samples = read(logs);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double cpuSeconds = (threads.getCurrentThreadCpuTime() - startedCpu) / 1e9;
        PipelineSpeed speed = new PipelineSpeed(samples, layout, TrainingOptions.defaults(1));
        double assembled =
                progress.during("Making batches", () -> speed.samplesPerSecond(MEASURED));
        CheckResult result = CheckResult.of(samples, seconds, cpuSeconds, assembled);
        if (json) {
            output.json(result);
        } else {
            result.lines().forEach(output::line);
        }
        return 0;
    }

    private EncodedSamples read(Logs logs) {
        SampleEncoder encoder = new SampleEncoder(logs.features());
        try (ProgressBar bar = progress.bar("Reading samples", -1)) {
            logs.samples()
                    .writeTo(
                            new ExampleCollector(
                                    encoder,
                                    0,
                                    0,
                                    count -> {
                                        if (count % REPORT_EVERY == 0) {
                                            bar.stepTo(count);
                                        }
                                    }));
        }
        return encoder.finish();
    }
}
