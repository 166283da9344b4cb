package io.hapsearch.training.ghcl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Network;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.model.Weights;
import io.hapsearch.training.sample.Source;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Forward and backward passes of one model over groups and exposed samples. Each pass works on its own copy of the
 * weights, so no gradient outlives it. Not thread-safe, one at a time per process.
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

    /** The gradient of a source's loss; exposed samples, if given, add their cross-entropy. */
    SourceGradient gradient(Weights weights, Source source, Groups groups, Exposures exposures, float[] into) {
        try (NDManager manager = Network.newManager(engine)) {
            Network network = new Network(shape, weights, manager, true);
            double value;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray loss = loss(network, source, groups, exposures);
                collector.backward(loss);
                value = loss.getFloat();
            }
            for (Weights.Slot slot : weights.slots()) {
                NDArray array = network.array(slot.name());
                if (array.hasGradient()) {
                    array.getGradient()
                            .toByteBuffer()
                            .order(ByteOrder.nativeOrder())
                            .asFloatBuffer()
                            .get(into, slot.offset(), slot.size());
                } else {
                    Arrays.fill(into, slot.offset(), slot.offset() + slot.size(), 0);
                }
            }
            return new SourceGradient(source, value, into);
        }
    }

    /** The loss alone. */
    double loss(Weights weights, Source source, Groups groups, Exposures exposures) {
        try (NDManager manager = Network.newManager(engine)) {
            return loss(new Network(shape, weights, manager, false), source, groups, exposures)
                    .getFloat();
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

    private NDArray loss(Network network, Source source, Groups groups, Exposures exposures) {
        NDArray logits = network.logits(assembler.assemble(groups.requests(), groups.hits()));
        NDArray loss = Losses.infoNce(logits, options.sources().get(source).temperature());
        if (exposures == null) {
            return loss;
        }
        NDArray pointwise = network.logits(assembler.assemble(exposures.requests(), exposures.samples()));
        return loss.add(Losses.crossEntropy(pointwise, exposures.labels()).mul((float) options.pointwiseWeight()));
    }
}
