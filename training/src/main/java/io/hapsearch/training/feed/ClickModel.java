/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.time.Duration;
import java.util.List;

/**
 * The true probability of a click. Long-term taste is an inner product; what the user has clicked
 * last matters through the one entry that resembles the candidate most (which a mean over the
 * history cannot express), and weighs more the more recent it is; the same author again and again
 * tires; then quality, freshness and a duration that suits the user. Immutable, thread-safe.
 */
final class ClickModel {
    private static final double BIAS = -4.6;
    private static final double TASTE = 0.22;
    private static final double RECENT = 5.0;
    private static final double KERNEL = 0.3;
    private static final double FADING = 0.08;
    private static final double FATIGUE = 0.8;
    private static final double QUALITY = 0.6;
    private static final double FRESH = 0.8;
    private static final double DURATION = 0.5;
    private static final int REMEMBERED = 10;
    private static final int FATIGUED = 4;
    private static final double FRESH_MILLIS = Duration.ofDays(3).toMillis();

    /**
     * The probability.
     *
     * @param history what the user has clicked, the latest first
     */
    double probability(User user, List<Item> history, Item item, long millis) {
        return 1 / (1 + Math.exp(-logit(user, history, item, millis)));
    }

    double logit(User user, List<Item> history, Item item, long millis) {
        double taste = 0;
        for (int i = 0; i < user.taste().length; i++) {
            taste += user.taste()[i] * item.latent()[i];
        }
        double age = Math.max(0, millis - item.uploadMillis()) / FRESH_MILLIS;
        double unsuited = Math.log(item.durationSeconds()) - user.logDuration();
        return BIAS
                + TASTE * taste
                + RECENT * resemblance(history, item)
                - FATIGUE * fatigue(history, item)
                + QUALITY * item.quality()
                + FRESH * Math.exp(-age)
                - DURATION * unsuited * unsuited;
    }

    /**
     * The largest Gaussian kernel between the candidate and a remembered document, fading with its
     * position; within [0, 1].
     */
    private static double resemblance(List<Item> history, Item item) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < Math.min(REMEMBERED, history.size()); i++) {
            double distance = 0;
            double[] remembered = history.get(i).latent();
            for (int j = 0; j < remembered.length; j++) {
                double difference = remembered[j] - item.latent()[j];
                distance += difference * difference;
            }
            best = Math.max(best, -KERNEL * distance - FADING * i);
        }
        return Math.exp(best);
    }

    private static double fatigue(List<Item> history, Item item) {
        int same = 0;
        for (int i = 0; i < Math.min(FATIGUED, history.size()); i++) {
            same += history.get(i).author().equals(item.author()) ? 1 : 0;
        }
        return same;
    }
}
