/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {

    @Test
    void exposuresOfRequestsOfOneSizeKeepTheirProportion() {
        // ten exposures a request, the first of them positive: equal steps of ten meet only those
        int[] positions = HeldOut.spread(200_000, 20_000, 5);
        int positives =
                (int) Arrays.stream(positions).filter(position -> position % 10 == 0).count();
        assertEquals(2_000, positives, 200);
    }

    @Test
    void positionsAreInOrderAndNoneComesTwice() {
        int[] positions = HeldOut.spread(1_003, 100, 5);
        for (int i = 1; i < positions.length; i++) {
            assertTrue(positions[i] > positions[i - 1]);
        }
        assertTrue(positions[0] >= 0 && positions[99] < 1_003);
        assertArrayEquals(positions, HeldOut.spread(1_003, 100, 5));
    }

    @Test
    void fewAreTakenAll() {
        assertArrayEquals(IntStream.range(0, 50).toArray(), HeldOut.spread(50, 50, 5));
    }
}
