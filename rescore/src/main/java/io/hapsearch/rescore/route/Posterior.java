/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;

/**
 * A Gaussian process over the expressive log odds of candidates, conditioned one observation after
 * the other: each adds a row to the Cholesky factor of the observations' covariance, extended over
 * all candidates (Rasmussen and Williams 2006, algorithm 2.1), so that mean and variance of every
 * candidate are at hand at any time. An observation costs as many multiplications as there are
 * candidates, times the observations before it. Memory grows and is used again. Not thread-safe.
 */
final class Posterior {
    private static final float LEAST = 1e-6f;

    private Belief belief;
    private Resemblance resemblance;
    private int count;
    private int observations;
    private float[] light = new float[0];
    private float[] mean = new float[0];
    private float[] variance = new float[0];
    private float[][] factor = new float[0][];
    private float[] pivots = new float[0];
    private float[] residuals = new float[0];
    private int[] observed = new int[0];
    private float[] weights = new float[0];
    private float centre;
    private float sumOfWeights;
    private float sumOfSlopes;
    private double surprise;
    private int surprises;

    /**
     * Begins a request.
     *
     * @param count how many candidates there are
     * @param most how many may be observed
     * @return takes the light log odds of each candidate, before {@link #begin}
     */
    float[] reset(int count, int most) {
        this.count = count;
        observations = 0;
        surprise = 0;
        surprises = 0;
        if (light.length < count) {
            light = new float[count];
            mean = new float[count];
            variance = new float[count];
            factor = new float[0][];
        }
        if (factor.length < most) {
            int kept = factor.length;
            factor = Arrays.copyOf(factor, most);
            for (int i = kept; i < most; i++) {
                factor[i] = new float[light.length];
            }
            pivots = new float[most];
            residuals = new float[most];
            observed = new int[most];
            weights = new float[most];
        }
        return light;
    }

    /** What is believed of the candidates before any of them is observed. */
    void begin(Belief belief, Resemblance resemblance) {
        this.belief = belief;
        this.resemblance = resemblance;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += light[i];
        }
        centre = (float) (sum / count);
        float shift = (float) (belief.shift() * belief.shift());
        float slope = (float) (belief.slope() * belief.slope());
        for (int i = 0; i < count; i++) {
            light[i] -= centre;
            mean[i] = centre + light[i];
            variance[i] = shift + slope * light[i] * light[i] + 1 + (float) belief.own();
        }
    }

    /**
     * Announces an observation: from now on the variances count with it.
     *
     * @return its number, for {@link #observe}
     */
    int announce(int candidate) {
        float[] row = factor[observations];
        resemblance.to(candidate, row);
        float shift = (float) (belief.shift() * belief.shift());
        float slope = (float) (belief.slope() * belief.slope()) * light[candidate];
        for (int i = 0; i < count; i++) {
            row[i] += shift + slope * light[i];
        }
        row[candidate] += (float) belief.own();
        for (int before = 0; before < observations; before++) {
            subtract(row, factor[before], factor[before][candidate]);
        }
        float pivot = (float) Math.sqrt(Math.max(row[candidate], LEAST));
        float scale = 1 / pivot;
        for (int i = 0; i < count; i++) {
            row[i] *= scale;
            variance[i] -= row[i] * row[i];
        }
        pivots[observations] = pivot;
        residuals[observations] = 0;
        observed[observations] = candidate;
        return observations++;
    }

    /** What was observed; the numbers must come in ascending order. */
    void observe(int number, double logOdds) {
        int candidate = observed[number];
        float residual = (float) (logOdds - mean[candidate]) / pivots[number];
        residuals[number] = residual;
        surprise += residual * residual;
        surprises++;
        float[] row = factor[number];
        for (int i = 0; i < count; i++) {
            mean[i] += residual * row[i];
        }
    }

    /** The expected log odds of a candidate. */
    float mean(int candidate) {
        return mean[candidate];
    }

    /** How far off they may be, as a standard deviation. */
    double deviation(int candidate) {
        return scale() * Math.sqrt(Math.max(variance[candidate], LEAST));
    }

    /** Makes {@link #meanBeyond} ready; what is observed later does not count there. */
    void settle() {
        sumOfWeights = 0;
        sumOfSlopes = 0;
        for (int i = observations - 1; i >= 0; i--) {
            float weight = residuals[i];
            for (int after = i + 1; after < observations; after++) {
                weight -= factor[i][observed[after]] * weights[after];
            }
            weights[i] = weight / pivots[i];
            sumOfWeights += weights[i];
            sumOfSlopes += weights[i] * light[observed[i]];
        }
    }

    /**
     * The expected log odds of a hit that is not among the candidates: what was observed tells of
     * it through its light score alone.
     */
    double meanBeyond(double lightLogOdds) {
        double offset = lightLogOdds - centre;
        return centre
                + offset
                + belief.shift() * belief.shift() * sumOfWeights
                + belief.slope() * belief.slope() * offset * sumOfSlopes;
    }

    /** How many candidates were announced. */
    int announced() {
        return observations;
    }

    /** How many were observed. */
    int seen() {
        return surprises;
    }

    /**
     * The request's own scale of deviations: what is believed, weighed with what was observed (the
     * mean of the inverse gamma posterior, nearly).
     */
    private double scale() {
        double prior = belief.patience() * belief.deviation() * belief.deviation();
        return Math.sqrt((prior + surprise) / (belief.patience() + surprises));
    }

    private void subtract(float[] from, float[] row, float times) {
        for (int i = 0; i < count; i++) {
            from[i] -= times * row[i];
        }
    }
}
