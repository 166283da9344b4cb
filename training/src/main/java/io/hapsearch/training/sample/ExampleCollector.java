/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes everything on and keeps the raw values of the first few requests. Not thread-safe. */
public final class ExampleCollector implements SampleSink {
    private final SampleSink next;
    private final int maxRequests;
    private final int maxHits;
    private final Consumer<Long> everySample;
    private final List<Example> examples = new ArrayList<>();
    private long samples;
    private boolean collecting;

    /**
     * @param next who encodes
     * @param maxRequests how many requests to keep
     * @param maxHits how many hits of each
     * @param everySample hears how many samples have passed
     */
    public ExampleCollector(
            SampleSink next, int maxRequests, int maxHits, Consumer<Long> everySample) {
        this.next = next;
        this.maxRequests = maxRequests;
        this.maxHits = maxHits;
        this.everySample = everySample;
    }

    @Override
    public void request(RawRequest request) {
        next.request(request);
        collecting = examples.size() < maxRequests;
        if (collecting) {
            examples.add(new Example(request, new ArrayList<>()));
        }
    }

    @Override
    public int document(LoggedHit hit) {
        return next.document(hit);
    }

    @Override
    public void sample(int document, Outcome outcome, LoggedHit hit) {
        next.sample(document, outcome, hit);
        if (collecting && examples.getLast().hits().size() < maxHits) {
            examples.getLast().hits().add(hit.raw());
        }
        everySample.accept(++samples);
    }

    /** What was kept; requests without hits are left out. */
    public List<Example> examples() {
        return examples.stream().filter(example -> !example.hits().isEmpty()).toList();
    }

    /**
     * A request with raw hits.
     *
     * @param request the request
     * @param hits its hits
     */
    public record Example(RawRequest request, List<RawHit> hits) {}
}
