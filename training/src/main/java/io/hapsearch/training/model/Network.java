/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network in DJL over one copy of its weights, for one pass or several. Not thread-safe. */
public final class Network {
    private static final float MASKED = -1e9f;

    private final NetworkShape shape;
    private final boolean gradients;
    private final Weights weights;
    private final Lookup lookup;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final List<Gathered> gathered = new ArrayList<>();

    private NDManager pass;

    /**
     * @param shape its shape
     * @param weights its weights; tables are read in place, all else is copied
     * @param manager owns the weights, and all other arrays unless {@link #begin} was called
     * @param gradients whether gradients are wanted
     */
    public Network(NetworkShape shape, Weights weights, NDManager manager, boolean gradients) {
        this.shape = shape;
        this.pass = manager;
        this.gradients = gradients;
        this.weights = weights;
        this.lookup = new Lookup(weights, shape.layout().embedding());
        for (Weights.Slot slot : weights.slots()) {
            if (!slot.firstRowIsZero()) {
                FloatBuffer content =
                        FloatBuffer.wrap(weights.values(), slot.offset(), slot.size());
                NDArray array =
                        OwnedArrays.of(manager, content, new Shape(slot.rows(), slot.columns()));
                array.setRequiresGradient(gradients);
                arrays.put(slot.name(), array);
            }
        }
    }

    /** A manager for passes; PyTorch computes on the calling thread. */
    public static NDManager newManager(Engine engine) {
        return engine.newBaseManager();
    }

    /** Begins a pass of its own, whose arrays belong to another manager. */
    public void begin(NDManager manager) {
        pass = manager;
        gathered.clear();
    }

    /**
     * Copies the gradient out, after a backward pass over everything that {@link #logits} has given
     * since the pass began, and sets it to zero.
     *
     * @param into as long as all weights; overwritten
     */
    public void gradient(float[] into) {
        for (Weights.Slot slot : weights.slots()) {
            NDArray array = arrays.get(slot.name());
            if (array != null && array.hasGradient()) {
                NDArray gradient = array.getGradient();
                floats(gradient).get(into, slot.offset(), slot.size());
                gradient.subi(gradient);
            } else {
                Arrays.fill(into, slot.offset(), slot.offset() + slot.size(), 0);
            }
        }
        gathered.forEach(one -> one.scatter().into(floats(one.rows().getGradient()), into));
    }

    /** The logits, shape {@code [groups, hits]}. */
    public NDArray logits(Batch batch) {
        List<Integer> dense = shape.layers().dense();
        NDArray item = inputs(shape.layout().item(), batch.item());
        NDArray v = tower("item", item, shape.layers().item().size());
        NDArray join = matMul(v, "join.item").add(arrays.get("join.bias"));
        join = join.reshape(batch.groups(), batch.hits(), dense.getFirst());
        NDArray grouped = v.reshape(batch.groups(), batch.hits(), shape.layers().tower());
        if (shape.hasUser()) {
            NDArray u =
                    tower(
                            "user",
                            inputs(shape.layout().user(), batch.user()),
                            shape.layers().user().size());
            NDArray product = grouped.mul(u.expandDims(1));
            join =
                    join.add(matMul(u, "join.user").expandDims(1))
                            .add(product.matMul(arrays.get("join.product")));
        }
        if (shape.attention()) {
            NDArray a = attention(batch, item);
            join =
                    join.add(a.matMul(arrays.get("join.attention")))
                            .add(a.mul(grouped).matMul(arrays.get("join.match")));
        }
        NDArray h =
                Activation.relu(
                        join.reshape((long) batch.groups() * batch.hits(), dense.getFirst()));
        for (int i = 1; i < dense.size(); i++) {
            h = Activation.relu(layer(h, "dense." + i));
        }
        return layer(h, "out").reshape(batch.groups(), batch.hits());
    }

    private NDArray attention(Batch batch, NDArray item) {
        int tower = shape.layers().tower();
        NDArray key = null;
        NDArray value = null;
        NDArray mask = null;
        for (int i = 0; i < shape.layout().history().size(); i++) {
            int position = shape.layout().history().get(i);
            CodeSlot slot = shape.layout().user().codes().get(position);
            long[] codes = batch.user().codes()[position];
            NDArray history = entries(slot, codes, batch.groups());
            NDArray keyPart = history.matMul(arrays.get(NetworkShape.attentionKey(i)));
            NDArray valuePart = history.matMul(arrays.get(NetworkShape.attentionValue(i)));
            key = key == null ? keyPart : key.add(keyPart);
            value = value == null ? valuePart : value.add(valuePart);
            mask = mask == null ? mask(codes, batch.groups(), slot.width()) : mask;
        }
        NDArray query =
                matMul(item, "attention.query").reshape(batch.groups(), batch.hits(), tower);
        NDArray affinity =
                OwnedArrays.times(query.matMul(key.transpose(0, 2, 1)), 1 / Math.sqrt(tower))
                        .add(arrays.get("attention.recency"))
                        .add(mask);
        // the embedding of a missing entry is zero and values have no bias: an empty history
        // attends to zeros
        return affinity.softmax(2).matMul(value);
    }

    private NDArray inputs(Side side, SideBatch batch) {
        return gathered(
                lookup.inputs(side, batch),
                new Shape(batch.rows(), side.width(shape.layout().embedding())),
                (gradient, into) -> lookup.scatterInputs(side, batch, gradient, into));
    }

    private NDArray entries(CodeSlot slot, long[] codes, int rows) {
        return gathered(
                lookup.entries(slot, codes),
                new Shape(rows, slot.width(), shape.layout().embedding()),
                (gradient, into) -> lookup.scatterEntries(slot, codes, gradient, into));
    }

    private NDArray gathered(float[] content, Shape dimensions, Scatter scatter) {
        NDArray rows = OwnedArrays.of(pass, FloatBuffer.wrap(content), dimensions);
        if (gradients) {
            rows.setRequiresGradient(true);
            gathered.add(new Gathered(rows, scatter));
        }
        return rows;
    }

    private NDArray mask(long[] codes, int rows, int width) {
        float[] mask = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            mask[i] = codes[i] == 0 ? MASKED : 0;
        }
        return OwnedArrays.of(pass, FloatBuffer.wrap(mask), new Shape(rows, 1, width));
    }

    private static FloatBuffer floats(NDArray array) {
        return array.toByteBuffer(false).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private NDArray tower(String side, NDArray in, int hidden) {
        NDArray x = in;
        for (int i = 0; i < hidden; i++) {
            x = Activation.relu(layer(x, side + "." + i));
        }
        return layer(x, side + "." + hidden);
    }

    private NDArray layer(NDArray in, String name) {
        return matMul(in, name + ".weight").add(arrays.get(name + ".bias"));
    }

    private NDArray matMul(NDArray in, String name) {
        return in.matMul(arrays.get(name));
    }

    /** Adds the gradient of what was gathered to that of all weights. */
    @FunctionalInterface
    private interface Scatter {
        void into(FloatBuffer gradient, float[] all);
    }

    private record Gathered(NDArray rows, Scatter scatter) {}
}
