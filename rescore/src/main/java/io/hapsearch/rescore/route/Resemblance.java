/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/**
 * How much the hits of a window resemble each other, a positive semi-definite kernel: a hit
 * resembles itself by 1, another one by a value within [-1, 1]. Hits that resemble each other are
 * expected to please the expressive model alike. Belongs to one request; not thread-safe.
 */
public interface Resemblance {

    /**
     * Chooses the hits that will be asked about.
     *
     * @param positions their positions in the window, distinct; may change after the call
     * @param count how many there are
     */
    void among(int[] positions, int count);

    /**
     * Compares one of the chosen hits with all of them.
     *
     * @param index which one, counted as it was chosen
     * @param row takes its resemblance to each chosen hit
     */
    void to(int index, float[] row);
}
