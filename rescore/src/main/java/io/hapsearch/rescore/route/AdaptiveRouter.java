/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * Learns from each micro-batch where the next expressive scores are worth most. A {@link Posterior}
 * per request says what the expressive model would make of each hit; the hits whose scores promise
 * the greatest expected improvement over the last place of the page (Jones, Schonlau and Welch
 * 1998) are named next. Hits that were not named take their expected score. Where nothing tells
 * which hits resemble each other, there is nothing to learn, and it does as {@link TopRouter}.
 */
public final class AdaptiveRouter implements Router {
    /**
     * Candidates per hit of the budget. An expressive model that learned from hard hits alone
     * should not be asked about what the light model finds easy.
     */
    private static final double CHOICE = 1.25;

    /**
     * Below an expected improvement of this many log odds no remaining hit is likely to change the
     * page.
     */
    public static final double STOP = 0.003;

    /** The least candidates. */
    private static final int FEWEST = 128;

    /** The most multiplications that a request may cost, about a millisecond's worth. */
    private static final long WORK = 4_000_000;

    private final Belief belief;
    private final double price;

    /**
     * @param belief what to believe at first
     * @param price the expected improvement, in log odds, below which no hit is worth an expressive
     *     score; 0 to spend the whole budget
     */
    public AdaptiveRouter(Belief belief, double price) {
        if (!(price >= 0)) {
            throw new IllegalArgumentException("[price] must not be negative, it is " + price);
        }
        this.belief = belief;
        this.price = price;
    }

    @Override
    public Conversation open(LightWindow window) {
        Resemblance resemblance = window.resemblance();
        if (resemblance == null) {
            return new TopRouter().open(window);
        }
        int budget = window.budget();
        Candidates candidates = window.memory().candidates();
        candidates.take(window, Math.clamp((long) (CHOICE * budget), FEWEST, Integer.MAX_VALUE));
        int count = candidates.count();
        int most =
                (int) Math.min(Math.min(budget, count), Math.sqrt(2.0 * WORK / Math.max(1, count)));
        Posterior posterior = window.memory().posterior();
        float[] light = posterior.reset(count, most);
        for (int i = 0; i < count; i++) {
            light[i] = (float) LogOdds.of(window.probability(candidates.positions()[i]));
        }
        resemblance.among(candidates.positions(), count);
        posterior.begin(belief, resemblance);
        return new AdaptiveConversation(window, candidates, posterior, most, price);
    }
}
