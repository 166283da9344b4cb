/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import java.util.Arrays;

/**
 * How requests are told apart by time: what comes before trains, what comes after calibrates and
 * stops the training.
 */
public sealed interface Split {

    /**
     * The first moment of the held-out part.
     *
     * @param requestMillis the times of all requests, milliseconds since the epoch; not written to
     */
    long heldOutFrom(long[] requestMillis);

    /** Everything at or after a moment is held out. */
    record At(long millis) implements Split {
        @Override
        public long heldOutFrom(long[] requestMillis) {
            return millis;
        }
    }

    /** The latest share of the requests is held out. */
    record Latest(double share) implements Split {
        /** Checks that both parts get something. */
        public Latest {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "[share] of held-out requests must be within (0, 1), not " + share);
            }
        }

        @Override
        public long heldOutFrom(long[] requestMillis) {
            if (requestMillis.length == 0) {
                return Long.MAX_VALUE;
            }
            long[] sorted = requestMillis.clone();
            Arrays.sort(sorted);
            int first = (int) Math.ceil(sorted.length * (1 - share));
            return sorted[Math.min(first, sorted.length - 1)];
        }
    }
}
