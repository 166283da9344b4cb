/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.nio.FloatBuffer;

/**
 * What the light model says of a window. Hits go by their position in retrieval order, from 0. A
 * view over memory that is used again: valid during one rescore, on its thread.
 */
public final class LightWindow {
    private final int size;
    private final float[] logits;
    private final double[] probabilities;
    private final FloatBuffer hidden;
    private final int hiddenWidth;
    private final long[] scratch;
    private final int page;
    private final int budget;

    /**
     * @param size the number of hits
     * @param logits the light logits by position, at least {@code size}
     * @param probabilities the same on the calibrated scale
     * @param hidden the light model's hidden layer, a row of {@code hiddenWidth} per position, or
     *     null
     * @param hiddenWidth its width, 0 if there is none
     * @param scratch memory for the router, at least {@code size} elements
     * @param page how many hits the user will see, 0 if unknown
     * @param budget the most hits of the window that may be routed hard
     */
    public LightWindow(
            int size,
            float[] logits,
            double[] probabilities,
            FloatBuffer hidden,
            int hiddenWidth,
            long[] scratch,
            int page,
            int budget) {
        this.size = size;
        this.logits = logits;
        this.probabilities = probabilities;
        this.hidden = hidden;
        this.hiddenWidth = hiddenWidth;
        this.scratch = scratch;
        this.page = page;
        this.budget = budget;
    }

    /** The number of hits. */
    public int size() {
        return size;
    }

    /** The light logit of a hit; not finite if the light model failed on it. */
    public float logit(int position) {
        return logits[position];
    }

    /** The calibrated light probability of a hit; NaN if the light model failed on it. */
    public double probability(int position) {
        return probabilities[position];
    }

    /**
     * The light model's hidden layer, in which hits resemble each other: element {@code position *
     * hiddenWidth() + i}; null if the model has none.
     */
    public FloatBuffer hidden() {
        return hidden;
    }

    /** The width of the hidden layer, 0 if there is none. */
    public int hiddenWidth() {
        return hiddenWidth;
    }

    /**
     * Memory for the router's own use until the conversation is over: at least {@link #size}
     * elements of any content.
     */
    public long[] scratch() {
        return scratch;
    }

    /** How many hits from the top the user will see; 0 if unknown. */
    public int page() {
        return page;
    }

    /** The most hits of this window that may be routed hard. */
    public int budget() {
        return budget;
    }
}
