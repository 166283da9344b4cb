/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.model.Weights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures gradient conflict over training groups that are drawn once. Learns nothing and draws
 * nothing, so a training takes the same course with it. Not thread-safe.
 */
final class ConflictProbe {
    private final Pass pass;
    private final List<Pass.Assembled> parts;
    private final float[][] gradients;

    /**
     * @param pass over the groups of sources apart
     * @param parts a part for each source, without exposed samples
     * @param weights how many weights the model has
     */
    ConflictProbe(Pass pass, List<Part> parts, int weights) {
        this.pass = pass;
        this.parts = parts.stream().map(pass::assemble).toList();
        this.gradients = new float[parts.size()][weights];
    }

    ConflictPoint measure(Weights weights, long step) {
        pass.gradients(weights, parts, gradients);
        Gram gram = Gram.of(List.of(gradients));
        Map<String, Double> norms = new TreeMap<>();
        Map<String, Double> cosines = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            norms.put(parts.get(i).part().name(), gram.norm(i));
            for (int j = i + 1; j < parts.size(); j++) {
                cosines.put(
                        parts.get(i).part().name() + ":" + parts.get(j).part().name(),
                        gram.cosine(i, j));
            }
        }
        return new ConflictPoint(step, norms, cosines);
    }
}
