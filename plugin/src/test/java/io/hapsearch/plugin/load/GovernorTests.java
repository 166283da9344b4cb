/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.opensearch.test.OpenSearchTestCase;

/** A node of two processors, on which a hit costs 10 microseconds, in simulated time. */
public class GovernorTests extends OpenSearchTestCase {
    private static final int PROCESSORS = 2;
    private static final long NANOS_PER_HIT = 10_000;
    private static final int BUDGET = 100;

    private final AtomicLong now = new AtomicLong(randomLong());
    private final AtomicReference<Double> share = new AtomicReference<>(0.5);
    private final AtomicReference<Double> waiting = new AtomicReference<>(0.0);
    private final Governor governor = new Governor(PROCESSORS, share::get, waiting::get, now::get);

    public void testLightLoadGetsItsWholeBudget() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(BUDGET, search(10_000_000));
        }
        Governor.Report report = governor.report();
        assertEquals(1, report.granted(), 0);
        assertEquals(0.05, report.used(), 0.005);
        assertEquals(report.wantedHits(), report.grantedHits());
    }

    public void testHeavyLoadKeepsToTheShare() {
        // a budget costs 1 ms: a search each 0.25 ms wants 4 processors, which is twice the node
        run(8_000, 250_000);
        long granted = run(20_000, 250_000);
        Governor.Report report = governor.report();
        assertEquals(0.5, report.used(), 0.03);
        assertEquals(2, report.demand(), 0.1);
        assertEquals(0.25, report.granted(), 0.02);
        assertEquals(0.25 * BUDGET, granted / 20_000.0, 1.5);
    }

    public void testBudgetsShrinkSmoothly() {
        run(2_000, 2_000_000);
        int before = BUDGET;
        for (int i = 0; i < 8_000; i++) {
            int granted = search(250_000);
            assertTrue(before + " to " + granted, granted >= before - 20);
            before = granted;
        }
    }

    public void testBudgetsGrowBack() {
        run(8_000, 250_000);
        run(2_000, 2_000_000);
        assertEquals(BUDGET, search(2_000_000));
    }

    public void testFractionsOfHitsAddUp() {
        share.set(0.002);
        run(20_000, 250_000);
        long granted = run(100_000, 250_000);
        assertEquals(0.002, governor.report().used(), 0.0005);
        assertTrue("about a tenth of a hit each: " + granted, granted > 5_000 && granted < 20_000);
    }

    public void testAShareOfNothingGrantsNothingButForgetsInTime() {
        run(4_000, 250_000);
        share.set(0.0);
        now.addAndGet(100_000_000);
        assertEquals(0, search(250_000));
        share.set(1.0);
        now.addAndGet(10_000_000_000L);
        assertEquals(BUDGET, search(250_000));
    }

    public void testBudgetsShrinkWhileSearchesWait() {
        run(1_000, 2_000_000);
        waiting.set(20.0);
        int before = BUDGET;
        for (int i = 0; i < 2_000; i++) {
            int granted = search(2_000_000);
            assertTrue(before + " to " + granted, granted <= before + 1 && granted >= before - 15);
            before = granted;
        }
        assertEquals("something is left after four seconds", 5, before, 1);
        assertEquals(20, governor.report().waiting(), 0.1);

        waiting.set(0.5);
        run(4_000, 2_000_000);
        assertEquals(BUDGET, search(2_000_000));
        assertEquals(1, governor.report().granted(), 0);
    }

    public void testABurstCutsNothing() {
        run(1_000, 2_000_000);
        waiting.set(5.0);
        assertEquals(50 * BUDGET, run(50, 2_000_000));
        waiting.set(0.0);
        assertEquals(500 * BUDGET, run(500, 2_000_000));
    }

    public void testWithoutALimitNothingIsCutThoughSearchesWait() {
        share.set(1.0);
        waiting.set(100.0);
        assertEquals(2_000 * BUDGET, run(2_000, 2_000_000));
        waiting.set(0.0);
        run(2_000, 2_000_000);
        share.set(0.5);
        assertEquals("nothing is to be made up for", BUDGET, search(2_000_000));
    }

    private long run(int searches, long everyNanos) {
        long granted = 0;
        for (int i = 0; i < searches; i++) {
            granted += search(everyNanos);
        }
        return granted;
    }

    private int search(long everyNanos) {
        int granted = governor.grant(BUDGET);
        assertTrue(granted >= 0 && granted <= BUDGET);
        governor.used(granted * NANOS_PER_HIT);
        now.addAndGet(everyNanos);
        return granted;
    }
}
