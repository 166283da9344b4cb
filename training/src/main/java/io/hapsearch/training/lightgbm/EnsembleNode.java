/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import io.hapsearch.training.lightgbm.LightGbmTree.Missing;
import io.hapsearch.training.lightgbm.LightGbmTree.Split;
import java.util.List;

/**
 * The attributes of a node {@code TreeEnsembleRegressor} (ai.onnx.ml 3): a row of numbers in, the
 * sum of leaves out. Thresholds become the greatest float that is not above them, which decides
 * every float as they do. Not thread-safe.
 */
final class EnsembleNode {

    private static final String BRANCH = "BRANCH_LEQ";
    private static final String LEAF = "LEAF";

    private final AttributeProto.Builder trees = longs("nodes_treeids");
    private final AttributeProto.Builder nodes = longs("nodes_nodeids");
    private final AttributeProto.Builder columns = longs("nodes_featureids");
    private final AttributeProto.Builder modes =
            AttributeProto.newBuilder()
                    .setName("nodes_modes")
                    .setType(AttributeProto.AttributeType.STRINGS);
    private final AttributeProto.Builder thresholds = floats("nodes_values");
    private final AttributeProto.Builder yes = longs("nodes_truenodeids");
    private final AttributeProto.Builder no = longs("nodes_falsenodeids");
    private final AttributeProto.Builder missingIsYes = longs("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder leafTrees = longs("target_treeids");
    private final AttributeProto.Builder leafNodes = longs("target_nodeids");
    private final AttributeProto.Builder leafTargets = longs("target_ids");
    private final AttributeProto.Builder leafWeights = floats("target_weights");
    private final CategoryColumns categories;
    private final double scale;

    /**
     * @param categories where the columns are that tell whether a value is in a set
     * @param scale what a leaf's value counts
     */
    EnsembleNode(CategoryColumns categories, double scale) {
        this.categories = categories;
        this.scale = scale;
    }

    /** Adds a tree; leaves are numbered behind the inner nodes. */
    void add(int number, LightGbmTree tree) {
        int inner = tree.features().length;
        for (int node = 0; node < inner; node++) {
            switch (tree.splits()[node]) {
                case Split.Threshold split ->
                        branch(
                                number,
                                node,
                                tree,
                                tree.features()[node],
                                below(split.value()),
                                split.missing() == Missing.NONE
                                        ? 0 <= split.value()
                                        : split.missingIsYes());
                case Split.Category split ->
                        branch(
                                number,
                                node,
                                tree,
                                categories.column(tree.features()[node], split),
                                CategoryColumns.THRESHOLD,
                                false);
            }
        }
        for (int leaf = 0; leaf <= inner; leaf++) {
            node(number, inner + leaf, 0, LEAF, 0, 0, 0, false);
            leafTrees.addInts(number);
            leafNodes.addInts(inner + leaf);
            leafTargets.addInts(0);
            leafWeights.addFloats((float) (tree.leaves()[leaf] * scale));
        }
    }

    List<AttributeProto> attributes() {
        return List.of(
                trees.build(),
                nodes.build(),
                columns.build(),
                modes.build(),
                thresholds.build(),
                yes.build(),
                no.build(),
                missingIsYes.build(),
                leafTrees.build(),
                leafNodes.build(),
                leafTargets.build(),
                leafWeights.build(),
                longs("n_targets").setType(AttributeProto.AttributeType.INT).setI(1).build());
    }

    /** The greatest float that is not above a number. */
    static float below(double number) {
        float rounded = (float) number;
        return rounded > number ? Math.nextDown(rounded) : rounded;
    }

    private void branch(
            int number, int node, LightGbmTree tree, int column, float threshold, boolean missing) {
        node(
                number,
                node,
                column,
                BRANCH,
                threshold,
                child(tree, tree.left()[node]),
                child(tree, tree.right()[node]),
                missing);
    }

    private static int child(LightGbmTree tree, int child) {
        return child >= 0 ? child : tree.features().length + ~child;
    }

    private void node(
            int tree,
            int node,
            int column,
            String mode,
            float threshold,
            int yesChild,
            int noChild,
            boolean missing) {
        trees.addInts(tree);
        nodes.addInts(node);
        columns.addInts(column);
        modes.addStrings(ByteString.copyFromUtf8(mode));
        thresholds.addFloats(threshold);
        yes.addInts(yesChild);
        no.addInts(noChild);
        missingIsYes.addInts(missing ? 1 : 0);
    }

    private static AttributeProto.Builder longs(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOATS);
    }
}
