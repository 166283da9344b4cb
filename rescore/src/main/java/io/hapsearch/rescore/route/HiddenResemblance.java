/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The cosine between rows of the light model's hidden layer, after the mean of the chosen hits has
 * been taken off: units of a rectified layer are never negative, so without that all hits would
 * resemble each other. A hit without a direction resembles none.
 */
final class HiddenResemblance implements Resemblance {
    private FloatBuffer hidden;
    private int width;
    private int count;
    private float[][] columns = new float[0][];
    private float[] norms = new float[0];

    /** Begins a window. */
    HiddenResemblance of(FloatBuffer hidden, int width) {
        this.hidden = hidden;
        this.width = width;
        return this;
    }

    @Override
    public void among(int[] positions, int count) {
        this.count = count;
        ensure(count);
        Arrays.fill(norms, 0, count, 0);
        for (int unit = 0; unit < width; unit++) {
            float[] column = columns[unit];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                column[i] = finite(hidden.get(positions[i] * width + unit));
                sum += column[i];
            }
            float mean = (float) (sum / count);
            for (int i = 0; i < count; i++) {
                column[i] -= mean;
                norms[i] += column[i] * column[i];
            }
        }
        for (int i = 0; i < count; i++) {
            norms[i] = norms[i] > 0 ? (float) (1 / Math.sqrt(norms[i])) : 0;
        }
        for (int unit = 0; unit < width; unit++) {
            for (int i = 0; i < count; i++) {
                columns[unit][i] *= norms[i];
            }
        }
    }

    @Override
    public void to(int index, float[] row) {
        Arrays.fill(row, 0, count, 0);
        for (int unit = 0; unit < width; unit++) {
            float[] column = columns[unit];
            float own = column[index];
            for (int i = 0; i < count; i++) {
                row[i] += own * column[i];
            }
        }
        row[index] = 1;
    }

    private void ensure(int count) {
        if (columns.length < width || norms.length < count) {
            int capacity = Math.max(count, norms.length);
            columns = new float[Math.max(width, columns.length)][capacity];
            norms = new float[capacity];
        }
    }

    private static float finite(float value) {
        return Float.isFinite(value) ? value : 0;
    }
}
