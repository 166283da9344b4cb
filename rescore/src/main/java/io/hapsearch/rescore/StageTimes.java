/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/**
 * How long each stage of a rescore took, in nanoseconds.
 *
 * @param extraction filling model inputs, those of micro-batches included
 * @param light the light model with its calibration
 * @param routing the router
 * @param expressive the expressive model with its calibration, over all micro-batches
 * @param sort putting the hits in order
 */
public record StageTimes(long extraction, long light, long routing, long expressive, long sort) {

    /** Nothing was done. */
    public static final StageTimes NONE = new StageTimes(0, 0, 0, 0, 0);

    /** The sum of all stages. */
    public long total() {
        return extraction + light + routing + expressive + sort;
    }
}
