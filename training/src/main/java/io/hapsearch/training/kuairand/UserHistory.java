/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a user has seen so far, the latest first, as far as the models look back. Not thread-safe.
 */
final class UserHistory {
    static final int LIKED = 30;
    static final int SKIPPED = 20;

    private final Deque<Integer> liked = new ArrayDeque<>();
    private final Deque<Integer> skipped = new ArrayDeque<>();

    void add(Impression impression) {
        Deque<Integer> list = impression.positive() ? liked : skipped;
        list.addFirst(impression.video());
        if (list.size() > (impression.positive() ? LIKED : SKIPPED)) {
            list.removeLast();
        }
    }

    Session session(int user, long millis, List<Impression> impressions) {
        return new Session(
                user, millis, List.copyOf(liked), List.copyOf(skipped), List.copyOf(impressions));
    }
}
