/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import io.hapsearch.training.lightgbm.LightGbmTree.Missing;
import io.hapsearch.training.lightgbm.LightGbmTree.Split;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the text format in which LightGBM 2 to 4 save models. Stateless. */
public final class LightGbmReader {

    private static final String FIRST_LINE = "tree";
    private static final String END = "end of trees";
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;

    /** Whether the content begins as LightGBM's text format does. */
    public static boolean recognizes(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 6), StandardCharsets.UTF_8);
        return start.startsWith(FIRST_LINE + "\n") || start.startsWith(FIRST_LINE + "\r\n");
    }

    /**
     * Reads a model.
     *
     * @param file its name, for errors
     * @throws IllegalArgumentException that names file and tree if the model is not complete, or of
     *     a kind that gives no single logit or cannot be a graph (several classes, linear trees)
     */
    public LightGbmModel read(String file, byte[] content) {
        if (!recognizes(content)) {
            throw new IllegalArgumentException(
                    "[" + file + "] is not a model in LightGBM's text format");
        }
        Map<String, String> header = new HashMap<>();
        List<Map<String, String>> trees = new ArrayList<>();
        Map<String, String> block = header;
        boolean complete = false;
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            if (line.equals(END)) {
                complete = true;
                break;
            }
            int sign = line.indexOf('=');
            String key = sign < 0 ? line : line.substring(0, sign);
            if (key.equals("Tree")) {
                block = new HashMap<>();
                trees.add(block);
            }
            block.put(key, sign < 0 ? "" : line.substring(sign + 1));
        }
        if (!complete) {
            throw new IllegalArgumentException("[" + file + "] is cut off: no [" + END + "]");
        }
        return model(file, header, trees);
    }

    private static LightGbmModel model(
            String file, Map<String, String> header, List<Map<String, String>> trees) {
        Block head = new Block(file, header);
        if (head.integer("num_class") != 1 || head.integer("num_tree_per_iteration") != 1) {
            throw head.error("gives " + header.get("num_class") + " scores, a bundle needs one");
        }
        List<String> features = Arrays.asList(head.text("feature_names").strip().split(" +", -1));
        if (features.size() != head.integer("max_feature_idx") + 1 || trees.isEmpty()) {
            throw head.error(
                    "has " + features.size() + " feature names and " + trees.size() + " trees");
        }
        List<LightGbmTree> read = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            LightGbmTree tree = tree(new Block(file + "] tree [" + i, trees.get(i)));
            for (int feature : tree.features()) {
                if (feature < 0 || feature >= features.size()) {
                    throw head.error("splits tree " + i + " by the unknown feature " + feature);
                }
            }
            read.add(tree);
        }
        return new LightGbmModel(file, features, read, header.containsKey("average_output"));
    }

    private static LightGbmTree tree(Block tree) {
        if (tree.values().containsKey("is_linear") && tree.integer("is_linear") != 0) {
            throw tree.error("has linear models in its leaves, which a graph of trees has not");
        }
        double[] leaves = tree.numbers("leaf_value");
        if (leaves.length == 1) {
            return new LightGbmTree(new int[0], new Split[0], new int[0], new int[0], leaves);
        }
        int[] types = tree.integers("decision_type");
        double[] thresholds = tree.numbers("threshold");
        if (thresholds.length != types.length) {
            throw tree.error("has not as many [threshold]s as [decision_type]s");
        }
        Split[] splits = new Split[types.length];
        for (int node = 0; node < splits.length; node++) {
            splits[node] = split(tree, types[node], thresholds[node]);
        }
        try {
            return new LightGbmTree(
                    tree.integers("split_feature"),
                    splits,
                    tree.integers("left_child"),
                    tree.integers("right_child"),
                    leaves);
        } catch (IllegalArgumentException e) {
            throw tree.error(e.getMessage(), e);
        }
    }

    private static Split split(Block tree, int type, double threshold) {
        if ((type & CATEGORICAL) == 0) {
            int missing = type >> 2;
            if (missing < 0 || missing >= Missing.values().length) {
                throw tree.error("has the unknown [decision_type] " + type);
            }
            return new Split.Threshold(
                    threshold, Missing.values()[missing], (type & DEFAULT_LEFT) != 0);
        }
        int[] boundaries = tree.integers("cat_boundaries");
        long[] bits = tree.longs("cat_threshold");
        int set = (int) threshold;
        if (set < 0
                || set + 1 >= boundaries.length
                || boundaries[set] < 0
                || boundaries[set + 1] < boundaries[set]
                || boundaries[set + 1] > bits.length) {
            throw tree.error("has no set of categories " + set);
        }
        return new Split.Category(
                Arrays.stream(bits, boundaries[set], boundaries[set + 1])
                        .mapToInt(word -> (int) word)
                        .toArray());
    }

    /**
     * Lines of one part of the file.
     *
     * @param place what errors call it
     * @param values by key
     */
    private record Block(String place, Map<String, String> values) {

        String text(String key) {
            String value = values.get(key);
            if (value == null) {
                throw error("has no [" + key + "]");
            }
            return value;
        }

        int integer(String key) {
            int[] one = integers(key);
            if (one.length != 1) {
                throw error("has no single [" + key + "]");
            }
            return one[0];
        }

        int[] integers(String key) {
            return Arrays.stream(longs(key)).mapToInt(Math::toIntExact).toArray();
        }

        long[] longs(String key) {
            try {
                return cells(key).stream().mapToLong(Long::parseLong).toArray();
            } catch (NumberFormatException e) {
                throw error("has a [" + key + "] that is not a whole number", e);
            }
        }

        double[] numbers(String key) {
            double[] numbers;
            try {
                numbers = cells(key).stream().mapToDouble(Block::number).toArray();
            } catch (NumberFormatException e) {
                throw error("has a [" + key + "] that is not a number", e);
            }
            if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
                throw error("has a [" + key + "] that is not a number");
            }
            return numbers;
        }

        /** A threshold is infinite where all that is not missing goes one way. */
        private static double number(String cell) {
            return switch (cell) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(cell);
            };
        }

        private List<String> cells(String key) {
            return Arrays.stream(text(key).split(" ", -1)).filter(cell -> !cell.isEmpty()).toList();
        }

        IllegalArgumentException error(String message) {
            return error(message, null);
        }

        IllegalArgumentException error(String message, Throwable cause) {
            return new IllegalArgumentException("[" + place + "] " + message, cause);
        }
    }
}
