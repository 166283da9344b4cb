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
    private final Resemblance resemblance;
    private final RouterMemory memory;
    private final int page;
    private final int budget;

    /**
     * @param size the number of hits
     * @param logits the light logits by position, at least {@code size}
     * @param probabilities the same on the calibrated scale
     * @param hidden the light model's hidden layer, a row of {@code hiddenWidth} per position, or
     *     null
     * @param hiddenWidth its width, 0 if there is none
     * @param resemblance how much the hits resemble each other, or null to go by the hidden layer
     * @param memory what the router works in
     * @param page how many hits the user will see, 0 if unknown
     * @param budget the most hits of the window that may be routed hard
     */
    public LightWindow(
            int size,
            float[] logits,
            double[] probabilities,
            FloatBuffer hidden,
            int hiddenWidth,
            Resemblance resemblance,
            RouterMemory memory,
            int page,
            int budget) {
        this.size = size;
        this.logits = logits;
        this.probabilities = probabilities;
        this.hidden = hidden;
        this.hiddenWidth = hiddenWidth;
        this.resemblance = resemblance;
        this.memory = memory;
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
     * How much the hits resemble each other: as given, else by the hidden layer; null if there is
     * neither.
     */
    public Resemblance resemblance() {
        if (resemblance != null) {
            return resemblance;
        }
        return hidden != null && hiddenWidth > 0
                ? memory.hiddenResemblance().of(hidden, hiddenWidth)
                : null;
    }

    /** Memory for the router's own use until the conversation is over. */
    public RouterMemory memory() {
        return memory;
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
