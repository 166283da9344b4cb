/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Network;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.OwnedArrays;
import io.hapsearch.training.model.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Forward and backward passes of one model over the parts of a step. Each pass works on its own
 * copy of the weights, so no gradient outlives it. Not thread-safe, one at a time per process.
 */
final class Pass {
    private final Engine engine;
    private final NetworkShape shape;
    private final BatchAssembler assembler;
    private final TrainingOptions options;

    Pass(Engine engine, NetworkShape shape, BatchAssembler assembler, TrainingOptions options) {
        this.engine = engine;
        this.shape = shape;
        this.assembler = assembler;
        this.options = options;
    }

    /** A part in the form that networks take. */
    Assembled assemble(Part part) {
        Exposures pointwise = part.pointwise();
        return new Assembled(
                part,
                assembler.assemble(part.groups().requests(), part.groups().hits()),
                pointwise == null
                        ? null
                        : assembler.assemble(pointwise.requests(), pointwise.samples()));
    }

    /**
     * The gradients of the losses of parts.
     *
     * @param into an array for each part, as long as all weights
     */
    List<SourceGradient> gradients(Weights weights, List<Assembled> parts, float[][] into) {
        List<SourceGradient> gradients = new ArrayList<>();
        try (NDManager manager = Network.newManager(engine)) {
            Network network = new Network(shape, weights, manager, true);
            for (int i = 0; i < parts.size(); i++) {
                double loss = gradient(network, manager, parts.get(i), into[i]);
                gradients.add(new SourceGradient(parts.get(i).part().name(), loss, into[i]));
            }
        }
        return gradients;
    }

    /**
     * The nanoseconds that forward and backward pass take, lookups in embedding tables and their
     * gradients included, without any copy of other weights.
     */
    long arithmeticNanos(
            Weights weights, List<Assembled> parts, float[] into, Throughput throughput) {
        try (NDManager manager = Network.newManager(engine)) {
            Network network = new Network(shape, weights, manager, true);
            long started = throughput.clock();
            parts.forEach(part -> gradient(network, manager, part, into));
            return throughput.clock() - started;
        }
    }

    /** The loss alone. */
    double loss(Weights weights, Assembled assembled) {
        try (NDManager manager = Network.newManager(engine)) {
            return loss(new Network(shape, weights, manager, false), assembled).getFloat();
        }
    }

    /** The logits of exposed samples. */
    float[] logits(Weights weights, Exposures exposures) {
        try (NDManager manager = Network.newManager(engine)) {
            Network network = new Network(shape, weights, manager, false);
            return network.logits(assembler.assemble(exposures.requests(), exposures.samples()))
                    .toFloatArray();
        }
    }

    private double gradient(Network network, NDManager manager, Assembled assembled, float[] into) {
        try (NDManager pass = manager.newSubManager()) {
            network.begin(pass);
            double value;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray loss = loss(network, assembled);
                collector.backward(loss);
                value = loss.getFloat();
            }
            network.gradient(into);
            return value;
        }
    }

    private NDArray loss(Network network, Assembled assembled) {
        NDArray logits = network.logits(assembled.groups());
        NDArray loss =
                options.objective() == Objective.BCE
                        ? Losses.crossEntropy(logits, firsts(assembled.groups()))
                        : Losses.infoNce(logits, assembled.part().temperature());
        Exposures pointwise = assembled.part().pointwise();
        if (pointwise == null) {
            return loss;
        }
        return loss.add(
                OwnedArrays.times(
                        Losses.crossEntropy(
                                network.logits(assembled.pointwise()), pointwise.labels()),
                        options.pointwiseWeight()));
    }

    /** The labels of groups: the first hit of each is the positive. */
    private static boolean[] firsts(Batch batch) {
        boolean[] labels = new boolean[batch.groups() * batch.hits()];
        for (int i = 0; i < labels.length; i += batch.hits()) {
            labels[i] = true;
        }
        return labels;
    }

    /**
     * A part with its batches.
     *
     * @param part what it is made of
     * @param groups the batch of its groups
     * @param pointwise the batch of its exposed samples, or null
     */
    record Assembled(Part part, Batch groups, Batch pointwise) {}
}
