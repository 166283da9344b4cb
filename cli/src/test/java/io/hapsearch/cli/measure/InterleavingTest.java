/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InterleavingTest {

    private static final int VARIANTS = 4;
    private static final int QUESTIONS = 25;
    private static final int PASSES = 3;

    private record Asked(int variant, int question) {}

    @Test
    void everyQuestionGoesToAllVariantsInARowOncePerPass() {
        List<Asked> asked = new ArrayList<>();
        int[] steps = {0};
        interleaving(7).run(PASSES, (v, q) -> record(asked, v, q), () -> steps[0]++);

        assertEquals(PASSES * QUESTIONS, steps[0]);
        assertEquals(PASSES * QUESTIONS * VARIANTS, asked.size());
        for (int pair = 0; pair < PASSES * QUESTIONS; pair++) {
            Set<Asked> expected = new HashSet<>();
            for (int variant = 0; variant < VARIANTS; variant++) {
                expected.add(new Asked(variant, pair % QUESTIONS));
            }
            assertEquals(
                    expected, new HashSet<>(asked.subList(pair * VARIANTS, (pair + 1) * VARIANTS)));
        }
    }

    @Test
    void everyVariantComesFirstAndFollowsEveryOther() {
        List<Asked> asked = new ArrayList<>();
        interleaving(8).run(PASSES, (v, q) -> record(asked, v, q), () -> {});

        Set<Integer> first = new HashSet<>();
        Set<List<Integer>> neighbours = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (i % VARIANTS == 0) {
                first.add(asked.get(i).variant());
            } else {
                neighbours.add(List.of(asked.get(i - 1).variant(), asked.get(i).variant()));
            }
        }
        assertEquals(VARIANTS, first.size());
        assertEquals(VARIANTS * (VARIANTS - 1), neighbours.size());
    }

    @Test
    void theSeedDecidesTheOrder() {
        List<Asked> once = new ArrayList<>();
        List<Asked> again = new ArrayList<>();
        interleaving(9).run(1, (v, q) -> record(once, v, q), () -> {});
        interleaving(9).run(1, (v, q) -> record(again, v, q), () -> {});
        assertEquals(once, again);
    }

    @Test
    void whatSlowsAQuestionDownInAllVariantsCancelsOut() {
        SplittableRandom random = new SplittableRandom(10);
        long[] noise = random.longs(PASSES * QUESTIONS, 0, 1_000_000_000).toArray();
        int[] pair = {0};
        Timings timings =
                interleaving(10)
                        .run(PASSES, (v, q) -> noise[pair[0]] + v * 2_000_000L, () -> pair[0]++);

        double[] expected = new double[PASSES * QUESTIONS];
        Arrays.fill(expected, 6);
        assertArrayEquals(expected, timings.millisOver(3, 0), 1e-9);
        assertTrue(new Quantiles(timings.millis(0)).at(1) > new Quantiles(timings.millis(0)).at(0));
    }

    private static Interleaving interleaving(long seed) {
        return new Interleaving(VARIANTS, QUESTIONS, seed);
    }

    private static long record(List<Asked> asked, int variant, int question) {
        asked.add(new Asked(variant, question));
        return 0;
    }
}
