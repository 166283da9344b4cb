/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/**
 * Where samples come from: files, or a data set that makes them up as it goes. Can be read more
 * than once.
 */
@FunctionalInterface
public interface SampleSource {

    /**
     * Hands over everything in an order that is the same each time.
     *
     * @throws SampleException if a row is not what it must be
     */
    void writeTo(SampleSink sink);
}
