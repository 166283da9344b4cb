/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

/**
 * Makes one gradient of many, as a combination of them: all that a method may look at are their dot
 * products. Not thread-safe.
 */
interface Harmonizer {
    /**
     * The coefficients of the combination.
     *
     * @param gram the gradients of a step
     * @param step the step's number, from 0
     */
    double[] coefficients(Gram gram, long step);

    /** Whether {@link #coefficients} looks at dot products; if not, any will do. */
    default boolean looks() {
        return true;
    }

    /** What it remembers of earlier steps. */
    default double[] state() {
        return new double[0];
    }

    /** Goes on where {@link #state} was taken. */
    default void restore(double[] state) {}
}
