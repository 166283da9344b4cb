/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

import java.util.List;

/**
 * A sum of trees, read from LightGBM's text format.
 *
 * @param file its name, for errors
 * @param features the names of its features, in the order of columns
 * @param trees the trees
 * @param average whether the trees' mean counts, as in random forests, instead of their sum
 */
public record LightGbmModel(
        String file, List<String> features, List<LightGbmTree> trees, boolean average) {

    /** Copies the lists. */
    public LightGbmModel {
        features = List.copyOf(features);
        trees = List.copyOf(trees);
    }

    /** What a leaf's value counts. */
    double scale() {
        return average ? 1.0 / trees.size() : 1;
    }

    /** An error that names the file. */
    IllegalArgumentException error(String message) {
        return new IllegalArgumentException("[" + file + "] " + message);
    }
}
