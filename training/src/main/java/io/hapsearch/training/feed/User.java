/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.List;

/**
 * A generated user.
 *
 * @param id the param {@code user}
 * @param favourites the topics that the profile names
 * @param activity requests a day, on average
 * @param taste what the user likes in the long run, hidden
 * @param logDuration the natural logarithm of the duration in seconds that suits the user best,
 *     hidden
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity
record User(
        String id, List<String> favourites, double activity, double[] taste, double logDuration) {}
