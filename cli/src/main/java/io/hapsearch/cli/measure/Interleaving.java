/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.measure;

import java.util.SplittableRandom;

/**
 * Asks every question in every variant, one right after the other, in an order that is drawn anew
 * for each question: no variant always comes first and finds the caches cold, and none always
 * follows the same other one. Deterministic by seed, except for the times. Immutable.
 *
 * @param variants how many ways there are to ask
 * @param questions how many questions there are
 * @param seed decides the orders
 */
public record Interleaving(int variants, int questions, long seed) {

    /** Asks, and tells how long the answer took. */
    @FunctionalInterface
    public interface Asker {
        /** Asks one question in one variant; returns nanoseconds. */
        long ask(int variant, int question);
    }

    /** Checks that there is something to ask. */
    public Interleaving {
        if (variants < 1 || questions < 1) {
            throw new IllegalArgumentException("nothing to ask");
        }
    }

    /**
     * Goes several times through all questions.
     *
     * @param step runs after each question
     */
    public Timings run(int passes, Asker asker, Runnable step) {
        SplittableRandom random = new SplittableRandom(seed);
        Timings timings = new Timings(variants, passes * questions);
        int[] order = new int[variants];
        for (int pair = 0; pair < passes * questions; pair++) {
            shuffle(order, random);
            for (int variant : order) {
                timings.set(variant, pair, asker.ask(variant, pair % questions));
            }
            step.run();
        }
        return timings;
    }

    /** Fisher and Yates, from the inside out. */
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }
}
