/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/**
 * Takes in requests, each followed by its samples. Hits that are handed over may change after the
 * call: {@link LoggedHit#raw} is what to keep. Not thread-safe.
 */
public interface SampleSink {

    /**
     * Takes a request; the samples that follow are its own.
     *
     * @throws IllegalArgumentException that names the param if one is not what the features need
     */
    void request(RawRequest request);

    /**
     * Takes the values that depend on the document alone; returns the number by which samples refer
     * to them. Equal content is kept once, so it may be called for each sample or once per
     * document.
     */
    int document(LoggedHit hit);

    /**
     * Takes a sample of the latest request.
     *
     * @param document from {@link #document}
     * @param outcome what became of it
     * @param hit all raw values, for features that depend on request and document
     */
    void sample(int document, Outcome outcome, LoggedHit hit);

    /** Takes a sample of the latest request that is positive or not. */
    default void sample(int document, Source source, boolean positive, LoggedHit hit) {
        sample(document, Outcome.of(source, positive), hit);
    }
}
