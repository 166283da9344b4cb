/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import io.hapsearch.training.model.Architecture.Layers;
import java.util.List;
import java.util.Optional;

/**
 * The shape of one model: layout, layers, and whether the candidate attends to the history. Names
 * and creates the weights:
 *
 * <pre>
 * u = user tower(numbers, pooled embeddings)    relu between its layers, none at its end
 * v = item tower(numbers, pooled embeddings)
 * a = softmax(query k' / sqrt(tower) + recency) w     query: linear in what the item tower sees; k, w: in the history's
 * h = relu(u U + v V + (u * v) P + a A + (a * v) M + bias)
 * h = relu(h D + bias) ...                      the last one is the hidden output
 * logit = h o + bias
 * </pre>
 *
 * @param layout the features
 * @param layers the widths
 * @param attention whether there is an attention layer; only if the layout has a history
 */
public record NetworkShape(Layout layout, Layers layers, boolean attention) {
    private static final double EMBEDDING_DEVIATION = 0.1;

    /** The shape of the light model. */
    public static NetworkShape light(Layout layout, Architecture architecture) {
        return new NetworkShape(layout, architecture.light(), false);
    }

    /** The shape of the expressive model. */
    public static NetworkShape expressive(Layout layout, Architecture architecture) {
        return new NetworkShape(layout, architecture.expressive(), !layout.history().isEmpty());
    }

    /** The width of the hidden output. */
    public int hiddenWidth() {
        return layers.dense().getLast();
    }

    /** Whether the user tower sees anything. */
    public boolean hasUser() {
        return layout.user().width(layout.embedding()) > 0;
    }

    /** New weights. */
    public Weights initialize(long seed) {
        Weights.Builder builder = new Weights.Builder(seed);
        int embedding = layout.embedding();
        for (int i = 0; i < layout.tables().size(); i++) {
            builder.table(table(i), layout.tables().get(i).rows(), embedding, EMBEDDING_DEVIATION);
        }
        int tower = layers.tower();
        int first = layers.dense().getFirst();
        if (hasUser()) {
            tower(builder, "user", layout.user().width(embedding), layers.user());
            builder.dense("join.user", tower, first);
            builder.dense("join.product", tower, first);
        }
        tower(builder, "item", layout.item().width(embedding), layers.item());
        builder.dense("join.item", tower, first);
        builder.zeros("join.bias", first);
        if (attention) {
            attention(builder, embedding, tower);
            builder.dense("join.attention", tower, first);
            builder.dense("join.match", tower, first);
        }
        for (int i = 1; i < layers.dense().size(); i++) {
            layer(builder, "dense." + i, layers.dense().get(i - 1), layers.dense().get(i));
        }
        layer(builder, "out", hiddenWidth(), 1);
        return builder.build();
    }

    /** The name of the weights from what describes the history to keys. */
    public static String attentionKey(int index) {
        return "attention.key." + index;
    }

    /** The name of the weights from what describes the history to values. */
    public static String attentionValue(int index) {
        return "attention.value." + index;
    }

    /** The name of a table's weights. */
    public static String table(int index) {
        return "table." + index;
    }

    private void tower(Weights.Builder builder, String side, int width, List<Integer> hidden) {
        int in = width;
        for (int i = 0; i < hidden.size(); i++) {
            layer(builder, side + "." + i, in, hidden.get(i));
            in = hidden.get(i);
        }
        layer(builder, side + "." + hidden.size(), in, layers.tower());
    }

    /**
     * Starts with the query of an item equal to its key in a history, so that like attends to like.
     */
    private void attention(Weights.Builder builder, int embedding, int tower) {
        float[] query = builder.dense("attention.query", layout.item().width(embedding), tower);
        List<CodeSlot> history = layout.historySlots();
        for (int i = 0; i < history.size(); i++) {
            float[] key = builder.dense(attentionKey(i), embedding, tower);
            builder.dense(attentionValue(i), embedding, tower);
            itemSlotLike(history.get(i))
                    .ifPresent(
                            slot ->
                                    System.arraycopy(
                                            key,
                                            0,
                                            query,
                                            layout.item().columnOf(slot, embedding) * tower,
                                            embedding * tower));
        }
        builder.zeros("attention.recency", history.getFirst().width());
    }

    private Optional<Integer> itemSlotLike(CodeSlot history) {
        List<CodeSlot> codes = layout.item().codes();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).table() == history.table()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static void layer(Weights.Builder builder, String name, int in, int out) {
        builder.dense(name + ".weight", in, out);
        builder.zeros(name + ".bias", out);
    }
}
