/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * The memory that routers work in, kept from one request to the next. It grows and never shrinks.
 * Not thread-safe.
 */
public final class RouterMemory {
    private long[] keys = new long[0];
    private float[] values = new float[0];
    private final Candidates candidates = new Candidates();
    private final Posterior posterior = new Posterior();
    private final HiddenResemblance hiddenResemblance = new HiddenResemblance();

    /** At least so many elements of any content. */
    long[] keys(int size) {
        if (keys.length < size) {
            keys = new long[size];
        }
        return keys;
    }

    /** At least so many elements of any content. */
    float[] values(int size) {
        if (values.length < size) {
            values = new float[size];
        }
        return values;
    }

    Candidates candidates() {
        return candidates;
    }

    Posterior posterior() {
        return posterior;
    }

    HiddenResemblance hiddenResemblance() {
        return hiddenResemblance;
    }
}
