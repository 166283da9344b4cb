/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

/**
 * Why a request did not get all that it asked for, from the least to the most severe; the most
 * severe one is reported.
 */
public enum Degradation {
    /** It did. */
    NONE,
    /** A model gave something other than a number for some hits, which fell back one by one. */
    NOT_FINITE,
    /** The deadline came first. */
    DEADLINE,
    /** The search was cancelled. */
    CANCELLED,
    /** The expressive model, or the router, failed. */
    EXPRESSIVE_FAILED,
    /** The light model failed: the window is in retrieval order. */
    LIGHT_FAILED,
    /** There is no direct memory left: hits keep the best score that they have got by then. */
    NO_MEMORY;

    /** Whether nobody waited for the rest. */
    boolean isInterruption() {
        return this == DEADLINE || this == CANCELLED;
    }

    /** The more severe one of two. */
    public Degradation or(Degradation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
