/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.base.Table;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What samples hold, and how fast they are.
 *
 * @param requests how many requests have samples
 * @param samples how many samples there are of each source
 * @param positives how many samples are positive
 * @param documents how many distinct rows of document features they hold
 * @param readSeconds how long reading and encoding took
 * @param readCpuSeconds how much of the processor's time that took, which on a busy machine is less
 * @param readPerSecond samples read and encoded per second
 * @param assembledPerSecond samples per second of drawing groups and making batches, by processor
 *     time
 * @param peakHeapBytes the most heap that was in use at one time, garbage included
 */
record CheckResult(
        int requests,
        Map<String, Long> samples,
        long positives,
        int documents,
        @JsonProperty("read_seconds") double readSeconds,
        @JsonProperty("read_cpu_seconds") double readCpuSeconds,
        @JsonProperty("read_per_second") double readPerSecond,
        @JsonProperty("assembled_per_second") double assembledPerSecond,
        @JsonProperty("peak_heap_bytes") long peakHeapBytes) {

    static CheckResult of(
            EncodedSamples samples, double seconds, double cpuSeconds, double assembledPerSecond) {
        Map<String, Long> counts = new TreeMap<>();
        samples.counts().forEach((source, count) -> counts.put(source.key(), count));
        long positives = 0;
        for (int request = 0; request < samples.requestCount(); request++) {
            positives += samples.range(request, Source.EXPOSED, true).size();
        }
        return new CheckResult(
                samples.requestCount(),
                counts,
                positives,
                samples.documents().rows(),
                seconds,
                cpuSeconds,
                samples.sampleCount() / seconds,
                assembledPerSecond,
                peakHeap());
    }

    private static long peakHeap() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
            }
        }
        return sum;
    }

    List<String> lines() {
        Table table = new Table(List.of("source", "samples"));
        samples.forEach((source, count) -> table.row(List.of(source, Long.toString(count))));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                requests
                        + " requests, "
                        + positives
                        + " positive samples, "
                        + documents
                        + " distinct documents.");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Read in %.1f s (%.1f s of one processor), %,.0f samples a second; batches: %,.0f samples a"
                                + " second of one processor; peak heap %,d MB.",
                        readSeconds,
                        readCpuSeconds,
                        readPerSecond,
                        assembledPerSecond,
                        peakHeapBytes >> 20));
        return lines;
    }
}
