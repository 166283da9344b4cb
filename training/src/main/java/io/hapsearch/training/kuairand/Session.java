/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import java.util.List;

/**
 * Impressions of one user that count as one request, and what came before.
 *
 * @param user whose
 * @param millis when it began, milliseconds since the epoch
 * @param liked the videos watched for long before, the latest first
 * @param skipped the videos shown but not watched for long before, the latest first
 * @param impressions what was shown, in order
 */
record Session(
        int user,
        long millis,
        List<Integer> liked,
        List<Integer> skipped,
        List<Impression> impressions) {}
