/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;

/**
 * The exposed samples of some requests, positive and negative in their natural proportion.
 *
 * @param requests the request of each
 * @param samples the samples
 * @param labels whether each is positive
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record Exposures(int[] requests, int[] samples, boolean[] labels) {

    /** Collects them in order. */
    public static Exposures of(EncodedSamples samples, int[] requests) {
        int count = 0;
        for (int request : requests) {
            count += samples.range(request, Source.EXPOSED, true).size();
            count += samples.range(request, Source.EXPOSED, false).size();
        }
        Exposures exposures = new Exposures(new int[count], new int[count], new boolean[count]);
        int at = 0;
        for (int request : requests) {
            int to = samples.range(request, Source.EXPOSED, false).to();
            for (int sample = samples.firstSample(request); sample < to; sample++) {
                exposures.requests[at] = request;
                exposures.samples[at] = sample;
                exposures.labels[at++] = samples.positive(sample);
            }
        }
        return exposures;
    }

    /** How many there are. */
    public int size() {
        return samples.length;
    }

    /** Those at some positions. */
    public Exposures select(int[] positions) {
        Exposures selected =
                new Exposures(
                        new int[positions.length],
                        new int[positions.length],
                        new boolean[positions.length]);
        for (int i = 0; i < positions.length; i++) {
            selected.requests[i] = requests[positions[i]];
            selected.samples[i] = samples[positions[i]];
            selected.labels[i] = labels[positions[i]];
        }
        return selected;
    }

    /** Those from one position to before another. */
    public Exposures slice(int from, int to) {
        return new Exposures(
                Arrays.copyOfRange(requests, from, to),
                Arrays.copyOfRange(samples, from, to),
                Arrays.copyOfRange(labels, from, to));
    }
}
