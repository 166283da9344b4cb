/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.EncodedSamples;

/**
 * Draws exposed samples in their natural proportion of labels, each once before any comes again.
 * Not thread-safe.
 */
final class ExposureSampler {
    private final Exposures exposures;
    private final Cycle cycle;

    ExposureSampler(EncodedSamples samples, int[] requests, long seed) {
        this.exposures = Exposures.of(samples, requests);
        this.cycle = new Cycle(exposures.size(), seed, 0);
    }

    Exposures draw(int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = cycle.next();
        }
        return exposures.select(positions);
    }

    long drawn() {
        return cycle.given();
    }

    void skipTo(long count) {
        cycle.skipTo(count);
    }
}
