/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import org.apache.lucene.tests.util.LuceneTestCase;

public class HitCostTests extends LuceneTestCase {
    private final HitCost cost = new HitCost();

    public void testStartsCarefully() {
        assertEquals(8, cost.hitsWithin(1));
        assertEquals(Integer.MAX_VALUE, cost.hitsWithin(Long.MAX_VALUE));
        assertTrue(Double.isNaN(cost.nanosPerHit()));
    }

    public void testTheFirstMeasurementCounts() {
        cost.measured(10, 1_000);
        assertEquals(100, cost.nanosPerHit(), 0);
        assertEquals(7, cost.hitsWithin(799));
    }

    public void testFollowsWhatIsMeasured() {
        cost.measured(1, 1_000);
        for (int i = 0; i < 100; i++) {
            cost.measured(4, 200);
        }
        assertEquals(50, cost.nanosPerHit(), 1);
    }

    public void testAnOutlierHardlyCounts() {
        cost.measured(1, 100);
        cost.measured(1, 1_100);
        assertEquals(200, cost.nanosPerHit(), 1e-9);
    }

    public void testAStoppedCallIsALowerBound() {
        cost.measured(1, 100);
        cost.measuredAtLeast(1, 10);
        assertEquals(100, cost.nanosPerHit(), 0);
        cost.measuredAtLeast(1, 5_000);
        assertEquals(10_000, cost.nanosPerHit(), 0);
    }

    public void testAPriceThatForbidsEverythingIsDoubtedInTime() {
        cost.measured(1, 1_000_000);
        int refusals = 0;
        while (cost.hitsWithin(10_000) == 0) {
            refusals++;
            assertTrue(refusals < 1_000);
        }
        assertTrue("refuses at all", refusals > 10);
    }
}
