/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import io.hapsearch.training.ghcl.GroupSampler;
import io.hapsearch.training.ghcl.Groups;
import io.hapsearch.training.ghcl.Partition;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures how fast groups are drawn and batches are assembled, without the arithmetic of a
 * training: what is to be set against the rows per second of a training.
 *
 * @param samples what to draw from
 * @param layout how batches look
 * @param options how groups are drawn
 */
public record PipelineSpeed(EncodedSamples samples, Layout layout, TrainingOptions options) {

    /**
     * Draws and assembles for a while, on this thread.
     *
     * @param time how long, by the processor; half of it again warms up before
     * @return samples per second of this thread's processor time, which other processes do not
     *     disturb as they do the clock; 0 if there is no group to draw
     */
    public double samplesPerSecond(Duration time) {
        Partition all = Partition.at(samples, Long.MAX_VALUE);
        List<GroupSampler> samplers = new ArrayList<>();
        for (Source source : Source.values()) {
            int negatives = options.sources().get(source).negatives();
            GroupSampler sampler =
                    new GroupSampler(
                            samples, all.training(), Map.of(source, negatives), options.seed());
            if (sampler.positives() > 0) {
                samplers.add(sampler);
            }
        }
        if (samplers.isEmpty()) {
            return 0;
        }
        BatchAssembler assembler = new BatchAssembler(samples, layout);
        run(samplers, assembler, time.toNanos() / 2);
        return run(samplers, assembler, time.toNanos());
    }

    private double run(List<GroupSampler> samplers, BatchAssembler assembler, long nanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long spent = 0;
        long rows = 0;
        while (spent < nanos) {
            for (GroupSampler sampler : samplers) {
                Groups groups = sampler.draw(Math.max(1, options.batchGroups() / samplers.size()));
                rows += assembler.assemble(groups.requests(), groups.hits()).item().rows();
            }
            spent = threads.getCurrentThreadCpuTime() - begin;
        }
        return rows / (spent / 1e9);
    }
}
