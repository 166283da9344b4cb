/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.training.evaluate.Reliability.Bin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    private final Random random = new Random(4);

    @Test
    void itAgreesWithTheMetricsOfAllSamplesAtOnce() {
        for (int round = 0; round < 20; round++) {
            int n = 1_000 + random.nextInt(5_000);
            double[] probabilities = new double[n];
            boolean[] labels = new boolean[n];
            Reliability reliability = new Reliability();
            double power = 0.5 + 3 * random.nextDouble();
            for (int i = 0; i < n; i++) {
                probabilities[i] = Math.pow(random.nextDouble(), power);
                labels[i] = random.nextDouble() < probabilities[i] * random.nextDouble();
                reliability.add(probabilities[i], labels[i] ? 1 : 0);
            }
            assertEquals(n, reliability.samples());
            assertEquals(BinaryMetrics.brier(probabilities, labels), reliability.brier(), 1e-9);
            assertEquals(
                    BinaryMetrics.expectedCalibrationError(probabilities, labels, 10),
                    reliability.expectedCalibrationError(10),
                    2e-3);
        }
    }

    @Test
    void binsHoldEverySampleOnceInRisingOrder() {
        for (int round = 0; round < 200; round++) {
            Reliability reliability = new Reliability();
            int n = 1 + random.nextInt(300);
            int different = 1 + random.nextInt(40);
            double positives = 0;
            for (int i = 0; i < n; i++) {
                double outcome = random.nextInt(2);
                positives += outcome;
                reliability.add(random.nextInt(different) / (double) different, outcome);
            }
            List<Bin> bins = reliability.bins(10);
            assertTrue(bins.size() <= 10 && !bins.isEmpty());
            assertEquals(n, bins.stream().mapToLong(Bin::samples).sum());
            assertEquals(
                    positives,
                    bins.stream().mapToDouble(bin -> bin.observed() * bin.samples()).sum(),
                    1e-9);
            for (int i = 1; i < bins.size(); i++) {
                assertTrue(bins.get(i - 1).predicted() < bins.get(i).predicted());
            }
        }
    }

    @Test
    void probabilitiesThatAreKnownCountAsOutcomes() {
        Reliability reliability = new Reliability();
        reliability.add(0.25, 0.5);
        reliability.add(1, 1);
        assertEquals(0.0625 / 2, reliability.brier());
        assertEquals(0.125, reliability.expectedCalibrationError(2));
    }

    @Test
    void withoutSamplesThereIsNothingToSay() {
        Reliability reliability = new Reliability();
        assertTrue(Double.isNaN(reliability.brier()));
        assertTrue(Double.isNaN(reliability.expectedCalibrationError(10)));
        assertEquals(List.of(), reliability.bins(10));
    }
}
