/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import com.carrotsearch.randomizedtesting.generators.RandomNumbers;
import org.apache.lucene.tests.util.LuceneTestCase;

/** One order across hits with and without a probability. */
public class ScoreScaleTests extends LuceneTestCase {

    public void testScoresDescendAsKeysAscend() {
        for (int i = 0; i < 100_000; i++) {
            double p = probability();
            double q = random().nextBoolean() ? probability() : near(p);
            int position = random().nextInt(ScoreScale.MAX_WINDOW);
            long pKey = ScoreScale.key(p, position);
            long qKey = ScoreScale.key(q, random().nextInt(ScoreScale.MAX_WINDOW));
            assertEquals(position, ScoreScale.position(pKey));
            assertEquals(1 + p, ScoreScale.scored(pKey), 0x1p-22);
            if (pKey < qKey) {
                assertTrue(p + " before " + q, p >= q * (1 - 0x1p-32) - Double.MIN_NORMAL);
                assertTrue(ScoreScale.scored(pKey) >= ScoreScale.scored(qKey));
            }
        }
    }

    public void testEqualProbabilitiesKeepTheirOrder() {
        double p = probability();
        assertTrue(ScoreScale.key(p, 3) < ScoreScale.key(p, 4));
    }

    public void testLimits() {
        assertEquals(2, ScoreScale.scored(ScoreScale.key(1, 0)), 0);
        assertEquals(1, ScoreScale.scored(ScoreScale.key(0, ScoreScale.MAX_WINDOW - 1)), 0);
        assertTrue(ScoreScale.key(1, 0) >= 0);
    }

    public void testUnscoredKeepsOrderBelowOne() {
        for (int i = 0; i < 100_000; i++) {
            float s = score();
            float t = random().nextBoolean() ? score() : Math.nextUp(s);
            float mapped = ScoreScale.unscored(s);
            assertTrue(mapped < 1 && mapped > -1);
            assertTrue(s == 0 || Math.signum(mapped) == Math.signum(s) || Math.abs(s) < 1e-30f);
            if (s <= t) {
                assertTrue(s + " and " + t, mapped <= ScoreScale.unscored(t));
            }
        }
        assertEquals(0, ScoreScale.unscored(Float.NaN), 0);
        assertTrue(ScoreScale.unscored(Float.POSITIVE_INFINITY) < 1);
        assertTrue(ScoreScale.unscored(Float.NEGATIVE_INFINITY) > -1);
        assertTrue(ScoreScale.unscored(11.25f) > ScoreScale.unscored(11.24f));
    }

    private static double probability() {
        return switch (random().nextInt(4)) {
            case 0 -> random().nextDouble();
            case 1 -> Math.pow(10, -random().nextInt(30)) * random().nextDouble();
            case 2 -> 1 - Math.pow(10, -random().nextInt(20)) * random().nextDouble();
            default -> random().nextInt(2);
        };
    }

    private static double near(double p) {
        return random().nextBoolean() ? Math.min(1, Math.nextUp(p)) : p * (1 - 1e-12);
    }

    private static float score() {
        return switch (random().nextInt(3)) {
            case 0 -> (random().nextFloat() - 0.3f) * 40;
            case 1 ->
                    Float.intBitsToFloat(random().nextInt(0x7f800000))
                            * (random().nextBoolean() ? 1 : -1);
            default -> RandomNumbers.randomIntBetween(random(), -3, 30);
        };
    }
}
