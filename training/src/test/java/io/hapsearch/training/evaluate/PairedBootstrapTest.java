/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.evaluate.PairedBootstrap.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private final PairedBootstrap bootstrap = new PairedBootstrap(2_000, 0.95, 5);

    @Test
    void aConstantDifferenceIsCertain() {
        Interval interval = bootstrap.difference(new double[] {3, 5, 9}, new double[] {1, 3, 7});
        assertEquals(new Interval(2, 2, 2), interval);
    }

    @Test
    void theIntervalIsAboutTwoStandardErrorsWide() {
        Random random = new Random(1);
        double[] a = random.doubles(400).toArray();
        double[] b = new double[400];
        Interval interval = bootstrap.difference(a, b);
        double standardError = Math.sqrt(1 / 12.0 / 400);
        assertEquals(
                interval.difference() - 1.96 * standardError, interval.low(), 0.4 * standardError);
        assertEquals(
                interval.difference() + 1.96 * standardError, interval.high(), 0.4 * standardError);
        assertTrue(interval.low() < 0.5 && 0.5 < interval.high());
    }

    @Test
    void manyNumbersHaveTheIntervalsOfEachAlone() {
        Random random = new Random(2);
        double[][] requests = new double[50][];
        double[] second = new double[50];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new double[] {random.nextDouble(), random.nextGaussian()};
            second[i] = requests[i][1];
        }
        assertEquals(bootstrap.difference(second, new double[50]), bootstrap.means(requests)[1]);
    }

    @Test
    void requestsThatSayNothingAreLeftOut() {
        double[][] requests = {{1, Double.NaN, Double.NaN}, {3, 5, Double.NaN}};
        Interval[] means = bootstrap.means(requests);
        assertEquals(2, means[0].difference());
        assertEquals(new Interval(5, 5, 5), means[1]);
        assertEquals(new Interval(Double.NaN, Double.NaN, Double.NaN), means[2]);
    }

    @Test
    void requestsMustMatch() {
        assertThrows(IllegalArgumentException.class, () -> bootstrap.means(new double[0][]));
        assertThrows(
                IllegalArgumentException.class,
                () -> bootstrap.means(new double[][] {{1}, {1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> bootstrap.difference(new double[1], new double[2]));
        assertThrows(
                IllegalArgumentException.class,
                () -> bootstrap.difference(new double[0], new double[0]));
    }
}
