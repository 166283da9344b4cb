/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import io.hapsearch.training.feed.Truth;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the user did: a gain of 1 for each shown video that was watched for long, 0 for all others,
 * shown or not.
 *
 * @param relevant the videos watched for long
 * @param shown the videos shown
 */
record ImpressionTruth(Set<String> relevant, Set<String> shown) implements Truth {

    static ImpressionTruth of(Session session) {
        return new ImpressionTruth(
                videos(session, Impression::positive), videos(session, impression -> true));
    }

    private static Set<String> videos(Session session, Predicate<Impression> which) {
        return session.impressions().stream()
                .filter(which)
                .map(impression -> Integer.toString(impression.video()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public double gain(String document) {
        return relevant.contains(document) ? 1 : 0;
    }

    @Override
    public Optional<Set<String>> judged() {
        return Optional.of(shown);
    }
}
