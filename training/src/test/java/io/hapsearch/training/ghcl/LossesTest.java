/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.hapsearch.training.model.OwnedArrays;
import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final float[] LOGITS = {0.5f, -1, 2, 0, 1, 0.25f};
    private static final double TEMPERATURE = 0.5;
    private static final boolean[] LABELS = {true, false, false, true, false, false};

    private final Engine engine = TorchEngine.open();

    @Test
    void infoNceIsTheCrossEntropyOfTheFirst() {
        double[] expected = new double[LOGITS.length];
        for (int group = 0; group < 2; group++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                sum += Math.exp(LOGITS[group * 3 + i] / TEMPERATURE);
            }
            for (int i = 0; i < 3; i++) {
                double p = Math.exp(LOGITS[group * 3 + i] / TEMPERATURE) / sum;
                expected[group * 3 + i] = (p - (i == 0 ? 1 : 0)) / TEMPERATURE / 2;
            }
        }
        assertClose(expected, gradient(z -> Losses.infoNce(z, TEMPERATURE), () -> {}));
    }

    @Test
    void crossEntropyPullsTowardsLabels() {
        double[] expected = new double[LOGITS.length];
        for (int i = 0; i < expected.length; i++) {
            double p = 1 / (1 + Math.exp(-LOGITS[i]));
            expected[i] = (p - (LABELS[i] ? 1 : 0)) / LABELS.length;
        }
        assertClose(expected, gradient(z -> Losses.crossEntropy(z, LABELS), () -> {}));
    }

    @Test
    void garbageCollectionBeforeTheBackwardPassChangesNothing() {
        Function<NDArray, NDArray> loss =
                z ->
                        Losses.infoNce(z, TEMPERATURE)
                                .add(OwnedArrays.times(Losses.crossEntropy(z, LABELS), 0.5));
        float[] undisturbed = gradient(loss, () -> {});
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(undisturbed, gradient(loss, LossesTest::collectGarbage));
        }
    }

    private float[] gradient(Function<NDArray, NDArray> loss, Runnable beforeBackward) {
        try (NDManager manager = engine.newBaseManager()) {
            NDArray logits = manager.create(LOGITS, new Shape(2, 3));
            logits.setRequiresGradient(true);
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray value = loss.apply(logits);
                beforeBackward.run();
                collector.backward(value);
            }
            return logits.getGradient().toFloatArray();
        }
    }

    /** Returns when native memory of what was garbage before has been freed. */
    private static void collectGarbage() {
        CountDownLatch cleaned = new CountDownLatch(1);
        Cleaner.create().register(new Object(), cleaned::countDown);
        try {
            do {
                System.gc();
            } while (!cleaned.await(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertClose(double[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-6);
        }
    }
}
