/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import io.hapsearch.models.feature.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Means and spreads of features, as they are and after log1p; what a line leaves out counts as 0.
 * Not thread-safe.
 */
final class FeatureMoments {
    /** Features that reach further have long tails as a rule: counts, lengths, times. */
    private static final double WIDE = 100;

    private final NavigableMap<Integer, Moments> byIndex = new TreeMap<>();
    private final Transform log1p = new Transform.Log1p();
    private long documents;

    void add(JudgedDocument document) {
        documents++;
        for (int i = 0; i < document.indices().length; i++) {
            double value = document.values()[i];
            byIndex.computeIfAbsent(document.indices()[i], index -> new Moments())
                    .add(value, log1p.apply(value));
        }
    }

    /** The indices that occurred, ascending. */
    List<Integer> indices() {
        return List.copyOf(byIndex.keySet());
    }

    /**
     * The transforms that give a feature mean 0 and standard deviation 1; log1p first if it is
     * wide.
     */
    List<Transform> transforms(int index) {
        Moments moments = byIndex.get(index);
        boolean wide = moments.largest > WIDE;
        double sum = wide ? moments.logSum : moments.sum;
        double squares = wide ? moments.logSquares : moments.squares;
        double mean = sum / documents;
        double variance = squares / documents - mean * mean;
        // a constant: whatever it is divided by, nothing is left of it
        double deviation = variance > 1e-12 * Math.max(1, mean * mean) ? Math.sqrt(variance) : 1;
        List<Transform> transforms = new ArrayList<>();
        if (wide) {
            transforms.add(log1p);
        }
        transforms.add(new Transform.Standardize(mean, deviation));
        return transforms;
    }

    private static final class Moments {
        private double sum;
        private double squares;
        private double logSum;
        private double logSquares;
        private double largest;

        void add(double value, double log) {
            sum += value;
            squares += value * value;
            logSum += log;
            logSquares += log * log;
            largest = Math.max(largest, Math.abs(value));
        }
    }
}
