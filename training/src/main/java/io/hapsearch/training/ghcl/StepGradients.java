/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.model.Weights;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;

/**
 * From a draw to the one gradient that the optimizer takes: a gradient for each part, harmonized.
 * Not thread-safe.
 */
final class StepGradients {
    private final PartSampler sampler;
    private final Pass pass;
    private final Harmonizer harmonizer;
    private final ConflictShares shares;
    private final boolean conflictSampling;
    private final float[][] perPart;
    private final float[] combined;
    private List<Pass.Assembled> assembled = List.of();

    StepGradients(PartSampler sampler, Pass pass, TrainingOptions options, int weights) {
        this.sampler = sampler;
        this.pass = pass;
        boolean apart = options.objective() == Objective.SEPARATED;
        List<Source> sources = sampler.sources();
        double[] ones = new double[sampler.parts()];
        Arrays.fill(ones, 1);
        this.harmonizer =
                apart
                        ? options.harmonization().open(sources, options.sources(), options.seed())
                        : new FixedWeights(ones);
        this.shares = new ConflictShares(sources.size());
        this.conflictSampling = apart && options.conflictSampling();
        this.perPart = new float[sampler.parts()][weights];
        this.combined = new float[weights];
    }

    /** Draws a step and computes its gradients; {@link #combined} makes them one. */
    List<SourceGradient> compute(Weights weights) {
        assembled = sampler.draw(shares.factors()).stream().map(pass::assemble).toList();
        return pass.gradients(weights, assembled, perPart);
    }

    /**
     * The one gradient; valid until the next step.
     *
     * @param step the step's number, from 0
     */
    float[] combined(List<SourceGradient> gradients, long step) {
        Gram gram =
                harmonizer.looks() || conflictSampling
                        ? Gram.of(gradients.stream().map(SourceGradient::values).toList())
                        : new Gram(new double[0][0]);
        if (conflictSampling) {
            shares.measured(gram);
        }
        double[] coefficients = harmonizer.coefficients(gram, step);
        if (coefficients.length == 1 && coefficients[0] == 1) {
            return perPart[0];
        }
        for (int i = 0; i < perPart.length; i++) {
            add((float) coefficients[i], perPart[i], combined, i == 0);
        }
        return combined;
    }

    /** What the arithmetic of the latest step takes alone; spoils {@link #combined}. */
    long arithmeticNanos(Weights weights, Throughput throughput) {
        return pass.arithmeticNanos(weights, assembled, combined, throughput);
    }

    /** How many rows the latest step had. */
    int rows() {
        return assembled.stream().mapToInt(part -> part.part().rows()).sum();
    }

    long[] drawn() {
        return sampler.drawn();
    }

    double[] harmonizerState() {
        return harmonizer.state();
    }

    double[] sharesState() {
        return shares.state();
    }

    void restore(long[] drawn, double[] harmonizerState, double[] sharesState) {
        sampler.skipTo(drawn);
        harmonizer.restore(harmonizerState);
        shares.restore(sharesState);
    }

    private static void add(float coefficient, float[] from, float[] into, boolean first) {
        if (first) {
            for (int i = 0; i < into.length; i++) {
                into[i] = coefficient * from[i];
            }
        } else {
            for (int i = 0; i < into.length; i++) {
                into[i] += coefficient * from[i];
            }
        }
    }
}
