/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All weights of a network in one array, so that optimizers, checkpoints and gradient harmonization
 * need not know the network. Mutable, not thread-safe.
 */
public final class Weights {
    private final Map<String, Slot> slots;
    private final float[] values;

    private Weights(Map<String, Slot> slots, float[] values) {
        this.slots = slots;
        this.values = values;
    }

    /** The matrices in the order of their offsets. */
    public List<Slot> slots() {
        return List.copyOf(slots.values());
    }

    /** Whether there is a matrix of that name. */
    public boolean has(String name) {
        return slots.containsKey(name);
    }

    /** One matrix. */
    public Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("no weights [" + name + "]");
        }
        return slot;
    }

    /** Everything, to be read and written in place. */
    public float[] values() {
        return values;
    }

    /** A copy of one matrix, row-major. */
    public float[] copy(String name) {
        Slot slot = slot(name);
        float[] copy = new float[slot.size()];
        System.arraycopy(values, slot.offset(), copy, 0, copy.length);
        return copy;
    }

    /**
     * A matrix.
     *
     * @param name its name
     * @param rows its rows
     * @param columns its columns
     * @param offset where it begins
     * @param firstRowIsZero whether its first row stands for a missing value and must stay zero
     */
    public record Slot(String name, int rows, int columns, int offset, boolean firstRowIsZero) {
        /** How many numbers it has. */
        public int size() {
            return rows * columns;
        }
    }

    /** Collects matrices with their initial values. */
    static final class Builder {
        private final SplittableRandom random;
        private final Map<String, Slot> slots = new LinkedHashMap<>();
        private final List<float[]> initial = new ArrayList<>();
        private int size;

        Builder(long seed) {
            this.random = new SplittableRandom(seed);
        }

        /** A layer's matrix, uniform as He et al. 2015 derive it. */
        float[] dense(String name, int rows, int columns) {
            double limit = Math.sqrt(3.0 / rows);
            float[] matrix = new float[rows * columns];
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = (float) ((random.nextDouble() * 2 - 1) * limit);
            }
            return add(name, rows, columns, false, matrix);
        }

        /** A table whose first row is and stays zero. */
        float[] table(String name, int rows, int columns, double deviation) {
            float[] matrix = new float[Math.multiplyExact(rows, columns)];
            for (int i = columns; i < matrix.length; i++) {
                matrix[i] = (float) (random.nextGaussian() * deviation);
            }
            return add(name, rows, columns, true, matrix);
        }

        /** A row of zeros. */
        float[] zeros(String name, int columns) {
            return add(name, 1, columns, false, new float[columns]);
        }

        private float[] add(
                String name, int rows, int columns, boolean firstRowIsZero, float[] matrix) {
            slots.put(name, new Slot(name, rows, columns, size, firstRowIsZero));
            initial.add(matrix);
            size = Math.addExact(size, matrix.length);
            return matrix;
        }

        Weights build() {
            float[] values = new float[size];
            int offset = 0;
            for (float[] matrix : initial) {
                System.arraycopy(matrix, 0, values, offset, matrix.length);
                offset += matrix.length;
            }
            return new Weights(slots, values);
        }
    }
}
