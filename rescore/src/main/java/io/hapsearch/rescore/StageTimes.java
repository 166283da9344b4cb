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
 * @param expressiveCpu the processor time of the expressive model; less than {@code expressive}
 *     where the thread had to wait for a processor
 * @param sort putting the hits in order
 */
public record StageTimes(
        long extraction, long light, long routing, long expressive, long expressiveCpu, long sort) {

    /** Nothing was done. */
    public static final StageTimes NONE = new StageTimes(0, 0, 0, 0, 0, 0);

    /** The sum of all stages, by the clock on the wall. */
    public long total() {
        return extraction + light + routing + expressive + sort;
    }
}
