/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Arrays;
import java.util.Map;

/**
 * What the models say of each hit of a window, by position. Memory grows and is used again. Not
 * thread-safe.
 */
final class WindowScores {
    private float[] lightLogits = new float[0];
    private double[] lightProbabilities = new double[0];
    private double[] probabilities = new double[0];
    private double[] expressiveLogits = new double[0];
    private double[] expressiveProbabilities = new double[0];
    private Route[] routes = new Route[0];
    private int size;

    /** Begins a window of which nothing is known. */
    void reset(int size) {
        if (routes.length < size) {
            lightLogits = new float[size];
            lightProbabilities = new double[size];
            probabilities = new double[size];
            expressiveLogits = new double[size];
            expressiveProbabilities = new double[size];
            routes = new Route[size];
        }
        this.size = size;
        Arrays.fill(lightLogits, 0, size, Float.NaN);
        Arrays.fill(lightProbabilities, 0, size, Double.NaN);
        Arrays.fill(expressiveLogits, 0, size, Double.NaN);
        forget();
    }

    /** Back to retrieval order, whatever the models said. */
    void forget() {
        Arrays.fill(probabilities, 0, size, Double.NaN);
        Arrays.fill(routes, 0, size, Route.UNSCORED);
    }

    void light(int position, double probability) {
        lightProbabilities[position] = probability;
        probabilities[position] = probability;
        routes[position] = Double.isNaN(probability) ? Route.UNSCORED : Route.EASY;
    }

    void expressive(int position, double logit, double probability) {
        expressiveLogits[position] = logit;
        expressiveProbabilities[position] = probability;
        probabilities[position] = probability;
        routes[position] = Route.HARD;
    }

    /** Whether a hit has a light score and the router did not name it. */
    boolean isEasy(int position) {
        return routes[position] == Route.EASY;
    }

    /** What the router expects of an easy hit; anything that is no probability leaves it as is. */
    void predict(int position, double probability) {
        if (probability >= 0 && probability <= 1) {
            probabilities[position] = probability;
            routes[position] = Route.PREDICTED;
        }
    }

    /**
     * Marks a hit as named by the router: unless it gets an expressive score, it was cut off.
     *
     * @throws IllegalStateException if there is no such hit, it was named before, or has no light
     *     score
     */
    void name(int position) {
        if (position < 0 || position >= size || routes[position] != Route.EASY) {
            throw new IllegalStateException(
                    "the router named position "
                            + position
                            + " of a window of "
                            + size
                            + (position < 0 || position >= size
                                    ? ""
                                    : ", which is " + routes[position]));
        }
        routes[position] = Route.CUT;
    }

    int size() {
        return size;
    }

    float[] lightLogits() {
        return lightLogits;
    }

    double[] lightProbabilities() {
        return lightProbabilities;
    }

    /** The probability that counts; NaN if no model scored the hit. */
    double probability(int position) {
        return probabilities[position];
    }

    /** How a hit came by its score. */
    HitRecord record(int position, Map<String, double[]> features) {
        double expressiveLogit = expressiveLogits[position];
        return new HitRecord(
                routes[position],
                lightLogits[position],
                lightProbabilities[position],
                expressiveLogit,
                Double.isNaN(expressiveLogit) ? Double.NaN : expressiveProbabilities[position],
                probabilities[position],
                features);
    }
}
