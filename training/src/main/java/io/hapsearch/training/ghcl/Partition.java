/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.EncodedSamples;
import java.util.stream.IntStream;

/**
 * Requests told apart by time.
 *
 * @param training those before the moment
 * @param heldOut those at or after it
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record Partition(int[] training, int[] heldOut) {

    /** Tells requests apart by a moment in milliseconds since the epoch. */
    public static Partition at(EncodedSamples samples, long heldOutFrom) {
        return new Partition(
                IntStream.range(0, samples.requestCount())
                        .filter(request -> samples.millis()[request] < heldOutFrom)
                        .toArray(),
                IntStream.range(0, samples.requestCount())
                        .filter(request -> samples.millis()[request] >= heldOutFrom)
                        .toArray());
    }
}
