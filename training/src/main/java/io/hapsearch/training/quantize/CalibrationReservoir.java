/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A uniform sample of a stream of batches (reservoir sampling, Vitter 1985), the same each time.
 * Not thread-safe.
 */
public final class CalibrationReservoir {
    private static final int SIZE = 256;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<CalibrationBatch> batches = new ArrayList<>();
    private long offered;

    /** Offers a batch, which is made only if it is kept. */
    public void offer(Supplier<CalibrationBatch> batch) {
        long place = offered < SIZE ? offered : random.nextLong(offered + 1);
        offered++;
        if (place == batches.size()) {
            batches.add(batch.get());
        } else if (place < SIZE) {
            batches.set((int) place, batch.get());
        }
    }

    /** What was kept. */
    public List<CalibrationBatch> batches() {
        return List.copyOf(batches);
    }
}
