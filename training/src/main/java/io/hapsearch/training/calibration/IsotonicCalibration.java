/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.calibration;

import io.hapsearch.models.calibration.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Isotonic regression (pool adjacent violators, Ayer et al. 1955) over bins of equal mass, made
 * strictly increasing: each pooled block becomes a knot at its mean logit. Rates are pulled a
 * little towards the overall rate, so that none is 0 or 1. Stateless.
 */
public final class IsotonicCalibration {
    private static final int MAX_KNOTS = 64;
    private static final int MIN_BIN = 20;
    private static final double PRIOR_WEIGHT = 2;
    private static final double MIN_RISE = 1e-6;
    private static final double SMALLEST = 1e-4;

    /**
     * Fits.
     *
     * @param logits finite
     * @param labels one for each logit
     * @throws IllegalArgumentException if there are no samples, or a logit is not finite
     */
    public Calibration fit(double[] logits, boolean[] labels) {
        if (logits.length == 0 || logits.length != labels.length) {
            throw new IllegalArgumentException(
                    "calibration needs held-out samples with a label each, got "
                            + logits.length
                            + " logits and "
                            + labels.length
                            + " labels");
        }
        double prior = prior(labels);
        List<Block> blocks = pool(bins(logits, labels, prior));
        return blocks.size() < 2 ? flat(logits, blocks.getFirst().rate()) : knots(blocks);
    }

    private static double prior(boolean[] labels) {
        double positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return clamp((positives + 1) / (labels.length + 2));
    }

    /** Bins of about equal mass in the order of logits; equal logits share a bin. */
    private static List<Block> bins(double[] logits, boolean[] labels, double prior) {
        int n = logits.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(logits[a], logits[b]));
        int size = Math.max(MIN_BIN, (n + MAX_KNOTS - 1) / MAX_KNOTS);
        List<Block> bins = new ArrayList<>();
        for (int from = 0; from < n; ) {
            int to = Math.min(n, from + size);
            while (to < n && logits[order[to]] == logits[order[to - 1]]) {
                to++;
            }
            to = n - to < MIN_BIN ? n : to;
            double sum = 0;
            double positives = prior * PRIOR_WEIGHT;
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(logits[order[i]])) {
                    throw new IllegalArgumentException("a held-out logit is " + logits[order[i]]);
                }
                sum += logits[order[i]];
                positives += labels[order[i]] ? 1 : 0;
            }
            bins.add(
                    new Block(
                            to - from,
                            sum / (to - from),
                            clamp(positives / (to - from + PRIOR_WEIGHT))));
            from = to;
        }
        return bins;
    }

    private static List<Block> pool(List<Block> bins) {
        List<Block> blocks = new ArrayList<>();
        for (Block bin : bins) {
            Block block = bin;
            while (!blocks.isEmpty() && blocks.getLast().rate() >= block.rate() - MIN_RISE) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static Calibration knots(List<Block> blocks) {
        return new Calibration(
                blocks.stream().mapToDouble(Block::logit).toArray(),
                blocks.stream().mapToDouble(Block::rate).toArray());
    }

    /**
     * What remains where logits say nothing of labels: the overall rate, with the least slope that
     * keeps the order.
     */
    private static Calibration flat(double[] logits, double rate) {
        double low = Arrays.stream(logits).min().orElseThrow() - 1;
        double high = Arrays.stream(logits).max().orElseThrow() + 1;
        double rise = Math.min(rate, 1 - rate) / 10;
        return new Calibration(new double[] {low, high}, new double[] {rate - rise, rate + rise});
    }

    private static double clamp(double rate) {
        return Math.min(1 - SMALLEST, Math.max(SMALLEST, rate));
    }

    /** A run of samples with their mean logit and rate of positives. */
    private record Block(double mass, double logit, double rate) {
        Block with(Block next) {
            double sum = mass + next.mass;
            return new Block(
                    sum,
                    (mass * logit + next.mass * next.logit) / sum,
                    (mass * rate + next.mass * next.rate) / sum);
        }
    }
}
