/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThroughputTest {
    private static final long MILLI = 1_000_000;

    @Test
    void theFirstStepsDoNotCountAndArithmeticIsTimedNowAndThen() {
        Throughput throughput = new Throughput();
        int timed = 0;
        for (int step = 0; step < 110; step++) {
            throughput.step(step < 10 ? 500 * MILLI : 2 * MILLI, 100);
            if (throughput.due()) {
                throughput.arithmetic(MILLI, 100);
                timed++;
            }
        }
        assertEquals(2, timed);
        assertEquals(50_000, throughput.rowsPerSecond(), 1e-6);
        assertEquals(100_000, throughput.arithmeticRowsPerSecond(), 1e-6);
    }

    @Test
    void aTrainingTooShortToTellSaysZero() {
        assertEquals(0, new Throughput().rowsPerSecond());
        assertEquals(0, new Throughput().arithmeticRowsPerSecond());
    }
}
