/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void ticksAreRoundNumbers() {
        Axis axis = Axis.over("share", 0, 1);
        assertEquals(
                List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"),
                axis.ticks().stream().map(axis::text).toList());
        Axis narrow = Axis.over("NDCG", -0.0031, 0.0042);
        assertEquals(
                List.of("-0.004", "-0.002", "0.000", "0.002", "0.004", "0.006"),
                narrow.ticks().stream().map(narrow::text).toList());
        Axis wide = Axis.over("rows", 0, 120_000);
        assertEquals(
                List.of("0", "50000", "100000", "150000"),
                wide.ticks().stream().map(wide::text).toList());
    }

    @Test
    void everyRangeFitsBetweenFewTicksThatDiffer() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 10_000; round++) {
            double scale = Math.pow(10, random.nextInt(-8, 9));
            double from = scale * random.nextDouble(-1, 1);
            double to = round % 10 == 0 ? from : from + scale * random.nextDouble();
            Axis axis = Axis.over("y", from, to);
            String which = from + " to " + to + ": " + axis;
            assertTrue(axis.position(from) >= -1e-9 && axis.position(to) <= 1 + 1e-9, which);
            assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 9, which);
            List<String> texts = axis.ticks().stream().map(axis::text).toList();
            assertEquals(texts.size(), texts.stream().distinct().count(), which + texts);
        }
    }
}
