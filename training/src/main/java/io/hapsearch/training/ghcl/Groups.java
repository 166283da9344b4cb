/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

/**
 * Contrastive groups of one source: each of one request, the positive first.
 *
 * @param requests the request of each group
 * @param hits the samples, group by group
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record Groups(int[] requests, int[] hits) {

    /** How many samples each group has. */
    public int size() {
        return requests.length == 0 ? 0 : hits.length / requests.length;
    }
}
