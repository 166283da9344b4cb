/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/**
 * Takes in requests, each followed by its samples; what was handed over need not be kept. Not
 * thread-safe.
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
    int document(RawHit hit);

    /**
     * Takes a sample of the latest request.
     *
     * @param document from {@link #document}
     * @param source how far it got
     * @param positive whether the user engaged with it; only exposed samples may be positive
     * @param hit all raw values, for features that depend on request and document
     */
    void sample(int document, Source source, boolean positive, RawHit hit);
}
