/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void knownValues() {
        assertEquals(2.5, new Quantiles(new double[] {4, 1, 3, 2}).median());
        assertEquals(3, new Quantiles(new double[] {9, 3, 1}).median());
        assertEquals(95.05, new Quantiles(range(1, 100)).at(0.95), 1e-9);
        assertEquals(7, new Quantiles(new double[] {7}).at(0.95));
    }

    @RepeatedTest(20)
    void liesBetweenNeighboursAndNeverFalls(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        double[] values = random.doubles(1 + random.nextInt(50), -5, 5).toArray();
        double[] given = values.clone();
        Quantiles quantiles = new Quantiles(values);
        assertArrayEquals(given, values);

        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double previous = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 100; i++) {
            double value = quantiles.at(i / 100.0);
            double position = i / 100.0 * (sorted.length - 1);
            assertTrue(value >= sorted[(int) position]);
            assertTrue(value <= sorted[(int) Math.ceil(position)]);
            assertTrue(value >= previous);
            previous = value;
        }
    }

    @Test
    void nothingAndNaNHaveNoQuantiles() {
        assertThrows(IllegalArgumentException.class, () -> new Quantiles(new double[0]));
        assertThrows(
                IllegalArgumentException.class, () -> new Quantiles(new double[] {1, Double.NaN}));
        assertThrows(
                IllegalArgumentException.class, () -> new Quantiles(new double[] {1}).at(1.01));
    }

    private static double[] range(int from, int to) {
        double[] values = new double[to - from + 1];
        Arrays.setAll(values, i -> from + i);
        return values;
    }
}
