/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in DJL over one copy of its weights, for one pass: everything that it creates belongs
 * to the given manager. Not thread-safe.
 */
public final class Network {
    private static final float MASKED = -1e9f;

    private final NetworkShape shape;
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new HashMap<>();

    /**
     * @param shape its shape
     * @param weights its weights, copied
     * @param manager owns all arrays
     * @param gradients whether gradients are wanted
     */
    public Network(NetworkShape shape, Weights weights, NDManager manager, boolean gradients) {
        this.shape = shape;
        this.manager = manager;
        for (Weights.Slot slot : weights.slots()) {
            NDArray array =
                    create(
                            FloatBuffer.wrap(weights.values(), slot.offset(), slot.size()),
                            new Shape(slot.rows(), slot.columns()));
            array.setRequiresGradient(gradients);
            arrays.put(slot.name(), array);
        }
    }

    /** A manager for passes; PyTorch computes on the calling thread. */
    public static NDManager newManager(Engine engine) {
        return engine.newBaseManager();
    }

    /** The weights of a matrix, with their gradient after a backward pass. */
    public NDArray array(String name) {
        return arrays.get(name);
    }

    /** The logits, shape {@code [groups, hits]}. */
    public NDArray logits(Batch batch) {
        List<Integer> dense = shape.layers().dense();
        NDArray item = inputs(shape.layout().item(), batch.item());
        NDArray v = tower("item", item, shape.layers().item().size());
        NDArray join = matMul(v, "join.item").add(array("join.bias"));
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
                            .add(product.matMul(array("join.product")));
        }
        if (shape.attention()) {
            NDArray a = attention(batch, item);
            join =
                    join.add(a.matMul(array("join.attention")))
                            .add(a.mul(grouped).matMul(array("join.match")));
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
            NDArray codes = codes(batch.user(), position, slot);
            NDArray history = embedded(codes, slot);
            NDArray keyPart = history.matMul(array(NetworkShape.attentionKey(i)));
            NDArray valuePart = history.matMul(array(NetworkShape.attentionValue(i)));
            key = key == null ? keyPart : key.add(keyPart);
            value = value == null ? valuePart : value.add(valuePart);
            mask =
                    mask == null
                            ? codes.eq(0).toType(DataType.FLOAT32, false).mul(MASKED).expandDims(1)
                            : mask;
        }
        NDArray query =
                matMul(item, "attention.query").reshape(batch.groups(), batch.hits(), tower);
        NDArray affinity =
                query.matMul(key.transpose(0, 2, 1))
                        .mul((float) (1 / Math.sqrt(tower)))
                        .add(array("attention.recency"))
                        .add(mask);
        // the embedding of a missing entry is zero and values have no bias: an empty history
        // attends to zeros
        return affinity.softmax(2).matMul(value);
    }

    private NDArray embedded(NDArray codes, CodeSlot slot) {
        return Embedding.embedding(
                        codes, array(NetworkShape.table(slot.table())), SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private NDArray inputs(Side side, SideBatch batch) {
        NDList parts = new NDList();
        if (side.numberWidth() > 0) {
            parts.add(
                    create(
                            FloatBuffer.wrap(batch.numbers()),
                            new Shape(batch.rows(), side.numberWidth())));
        }
        for (int i = 0; i < side.codes().size(); i++) {
            CodeSlot slot = side.codes().get(i);
            NDArray pooled = embedded(codes(batch, i, slot), slot).sum(new int[] {1});
            float[] inverse = batch.inverseCounts()[i];
            parts.add(
                    inverse == null
                            ? pooled
                            : pooled.mul(manager.create(inverse, new Shape(batch.rows(), 1))));
        }
        return parts.size() == 1 ? parts.getFirst() : NDArrays.concat(parts, 1);
    }

    private NDArray codes(SideBatch batch, int position, CodeSlot slot) {
        return manager.create(batch.codes()[position], new Shape(batch.rows(), slot.width()));
    }

    /**
     * A copy in memory that PyTorch aligned. DJL's own array may lie anywhere, and the last bits of
     * a matrix product depend on that.
     */
    private NDArray create(FloatBuffer content, Shape dimensions) {
        try (NDArray anywhere = manager.create(content, dimensions)) {
            return anywhere.duplicate();
        }
    }

    private NDArray tower(String side, NDArray in, int hidden) {
        NDArray x = in;
        for (int i = 0; i < hidden; i++) {
            x = Activation.relu(layer(x, side + "." + i));
        }
        return layer(x, side + "." + hidden);
    }

    private NDArray layer(NDArray in, String name) {
        return matMul(in, name + ".weight").add(array(name + ".bias"));
    }

    private NDArray matMul(NDArray in, String name) {
        return in.matMul(array(name));
    }
}
