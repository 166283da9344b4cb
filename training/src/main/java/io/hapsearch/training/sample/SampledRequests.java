/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands over requests together with their raw samples, for those who look at whole requests. Not
 * thread-safe.
 */
public final class SampledRequests implements SampleSink {
    private final Consumer<SampledRequest> consumer;
    private List<Sample> samples = new ArrayList<>();
    private RawRequest request;

    private SampledRequests(Consumer<SampledRequest> consumer) {
        this.consumer = consumer;
    }

    /**
     * Reads a source to its end; requests without samples are left out.
     *
     * @throws SampleException if a row is not what it must be
     */
    public static void read(SampleSource source, Consumer<SampledRequest> consumer) {
        SampledRequests requests = new SampledRequests(consumer);
        source.writeTo(requests);
        requests.finish();
    }

    @Override
    public void request(RawRequest next) {
        finish();
        request = next;
    }

    @Override
    public int document(LoggedHit hit) {
        return 0;
    }

    @Override
    public void sample(int document, Outcome outcome, LoggedHit hit) {
        samples.add(new Sample(hit.raw(), outcome));
    }

    private void finish() {
        if (!samples.isEmpty()) {
            consumer.accept(new SampledRequest(request, samples));
            samples = new ArrayList<>();
        }
    }

    /**
     * A request with its samples.
     *
     * @param request the request
     * @param samples its samples in their order, at least one
     */
    public record SampledRequest(RawRequest request, List<Sample> samples) {

        /** The raw values of the samples. */
        public List<RawHit> hits() {
            return samples.stream().map(Sample::hit).toList();
        }
    }

    /**
     * A sample.
     *
     * @param hit its raw values
     * @param outcome what became of it
     */
    public record Sample(RawHit hit, Outcome outcome) {}
}
