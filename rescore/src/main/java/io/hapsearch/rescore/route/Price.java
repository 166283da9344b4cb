/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * What an expressive score must promise to be worth it, in log odds of expected improvement, such
 * that requests spend a given number of scores on average: easy ones fewer, hard ones more. This is
 * the multiplier of a knapsack over all requests (DCAF, Jiang et al. 2020, arXiv 2006.09684). It is
 * found while serving, by dual mirror descent with entropy as the reference (Balseiro, Lu and
 * Mirrokni 2020, arXiv 2011.10124): after each window it is multiplied by the exponential of a step
 * times how far what was spent is from the average, relative to it. So, after the first windows and
 * as long as the price does not rest at a bound, the mean over n windows is off by no more than
 * {@code ln(MOST / STOP) / (STEP n)}, whatever requests come. Thread-safe.
 */
public final class Price {
    /** At this price next to nothing is bought; from it, the price comes back in some windows. */
    public static final double MOST = 10;

    /** The step of the descent; the first windows make larger ones, the n-th one of 1 / n. */
    static final double STEP = 0.1;

    /** Between what models were seen to need, from 0.004 to 0.5. */
    private static final double FIRST = 0.1;

    private volatile double price = FIRST;
    private double step = 1;

    /** The price now. */
    public double now() {
        return price;
    }

    /**
     * Takes what a window has spent.
     *
     * @param hits how many hits met the expressive model
     * @param average how many should do so on average, positive
     */
    public synchronized void spent(double hits, double average) {
        double moved = price * Math.exp(step * (hits / average - 1));
        price = Math.clamp(moved, AdaptiveRouter.STOP, MOST);
        step = Math.max(STEP, step / (1 + step));
    }
}
