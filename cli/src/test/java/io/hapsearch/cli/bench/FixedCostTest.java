/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FixedCostTest {

    @RepeatedTest(10)
    void findsTheCostThatALineHasAtWindowZero(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double fixedMillis = random.nextDouble();
        double millisPerHit = random.nextDouble() / 100;
        List<BenchRow> rows = new ArrayList<>();
        for (int window : new int[] {1_000, 10, 100}) {
            double millis = fixedMillis + window * millisPerHit;
            rows.add(row("a", window, millis));
        }
        rows.add(row("b", 10, 1));

        var fixed = new FixedCost().of(rows);

        assertEquals(Set.of("a"), fixed.keySet());
        assertEquals(fixedMillis * 1_000, fixed.get("a"), 1e-6);
    }

    @Test
    void aRowTellsTheCostOfAHit() {
        double[] millis = {4, 4, 4};
        Cell cell = new Cell(new Layout(2, 1), 100, 3);
        BenchRow row = BenchRow.of("a", cell, millis, new double[] {0.3, 0.1, 0.2}, 200, 5);

        assertEquals(0.2, row.millisOverPlain(), 1e-12);
        assertEquals(1, row.microsPerHit(), 1e-9);
        assertEquals(4, row.p95Millis(), 1e-9);
        assertEquals(750, row.requestsPerSecond(), 1e-9);
        assertEquals(5.0, row.bytesAllocated());
    }

    private static BenchRow row(String variant, int window, double millis) {
        Cell cell = new Cell(new Layout(1, 1), window, 1);
        return BenchRow.of(
                variant, cell, new double[] {1}, new double[] {millis}, window, Double.NaN);
    }
}
