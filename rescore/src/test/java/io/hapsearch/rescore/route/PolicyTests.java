/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The policies against a full sort. */
public class PolicyTests extends LuceneTestCase {

    public void testTopNamesTheBestLightScores() {
        check(Policy.TOP, new Thresholds(0.4, 0.5), new Thresholds(0, 1), true);
    }

    public void testBandNamesTheBestLightScoresBetweenThresholds() {
        double low = random().nextDouble();
        Thresholds thresholds = new Thresholds(low, low + (1 - low) * random().nextDouble());
        check(Policy.BAND, thresholds, thresholds, false);
    }

    private static void check(
            Policy policy, Thresholds given, Thresholds effective, boolean inclusive) {
        for (int round = 0; round < 50; round++) {
            int size = random().nextInt(300);
            int budget = random().nextInt(300);
            float[] logits = new float[size];
            double[] probabilities = new double[size];
            for (int i = 0; i < size; i++) {
                logits[i] =
                        random().nextInt(8) == 0
                                ? random().nextInt(3)
                                : (float) random().nextGaussian();
                probabilities[i] = 1 / (1 + Math.exp(-logits[i]));
                if (random().nextInt(20) == 0) {
                    logits[i] = random().nextBoolean() ? Float.NaN : Float.POSITIVE_INFINITY;
                    probabilities[i] = Double.NaN;
                }
            }
            List<Integer> expected =
                    IntStream.range(0, size)
                            .boxed()
                            .filter(
                                    i ->
                                            inclusive
                                                    ? !Double.isNaN(probabilities[i])
                                                    : effective.isHard(probabilities[i]))
                            .sorted(Comparator.comparingDouble(i -> -logits[i]))
                            .limit(budget)
                            .toList();
            LightWindow window =
                    new LightWindow(
                            size,
                            logits,
                            probabilities,
                            null,
                            0,
                            null,
                            new RouterMemory(),
                            10,
                            budget);
            assertEquals(expected, converse(policy.router(given).open(window)));
        }
    }

    private static List<Integer> converse(Router.Conversation conversation) {
        List<Integer> named = new ArrayList<>();
        int[] batch = new int[20];
        while (true) {
            int limit = 1 + random().nextInt(batch.length);
            int count = conversation.next(batch, limit);
            assertTrue(count <= limit);
            if (count == 0) {
                return named;
            }
            for (int i = 0; i < count; i++) {
                named.add(batch[i]);
            }
            conversation.seen(new double[count], new double[count], count);
        }
    }

    public void testParse() {
        for (Policy policy : Policy.values()) {
            assertSame(policy, Policy.parse(policy.toString()));
        }
        IllegalArgumentException e =
                expectThrows(IllegalArgumentException.class, () -> Policy.parse("best"));
        assertTrue(e.getMessage(), e.getMessage().contains("[best]"));
        assertTrue(e.getMessage(), e.getMessage().contains("band"));
    }

    public void testThresholdsNameWhatIsWrong() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertMessage("[easy_negative]", () -> new Thresholds(wrong, 1));
            assertMessage("[easy_positive]", () -> new Thresholds(0, wrong));
        }
        assertMessage("[easy_negative]", () -> new Thresholds(0.6, 0.5));
    }

    private static void assertMessage(String part, ThrowingRunnable code) {
        IllegalArgumentException e = expectThrows(IllegalArgumentException.class, code);
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }
}
