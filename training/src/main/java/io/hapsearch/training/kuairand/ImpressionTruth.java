/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import io.hapsearch.training.feed.Truth;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user did: a gain of 1 for each shown video that was watched for long, 0 for all others,
 * shown or not.
 *
 * @param relevant the videos watched for long
 */
record ImpressionTruth(Set<String> relevant) implements Truth {

    static ImpressionTruth of(Session session) {
        return new ImpressionTruth(
                session.impressions().stream()
                        .filter(Impression::positive)
                        .map(impression -> Integer.toString(impression.video()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public double gain(String document) {
        return relevant.contains(document) ? 1 : 0;
    }
}
