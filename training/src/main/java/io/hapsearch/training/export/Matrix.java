package io.hapsearch.training.export;

import io.hapsearch.training.model.Weights;
import java.util.Arrays;

/**
 * A row-major matrix, for folding constants together before they are written.
 *
 * @param rows its rows
 * @param columns its columns
 * @param values its content
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
record Matrix(int rows, int columns, float[] values) {

    static Matrix of(Weights weights, String name) {
        Weights.Slot slot = weights.slot(name);
        return new Matrix(slot.rows(), slot.columns(), weights.copy(name));
    }

    /** The rows from one to before another. */
    Matrix slice(int from, int to) {
        return new Matrix(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
    }

    /** The product, summed in double precision. */
    Matrix times(Matrix other) {
        float[] product = new float[Math.multiplyExact(rows, other.columns)];
        double[] row = new double[other.columns];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(row, 0);
            for (int k = 0; k < columns; k++) {
                double factor = values[i * columns + k];
                for (int j = 0; j < other.columns; j++) {
                    row[j] += factor * other.values[k * other.columns + j];
                }
            }
            for (int j = 0; j < other.columns; j++) {
                product[i * other.columns + j] = (float) row[j];
            }
        }
        return new Matrix(rows, other.columns, product);
    }

    /** Every element times a number. */
    Matrix scaled(double factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (values[i] * factor);
        }
        return new Matrix(rows, columns, scaled);
    }

    /** The columns of another matrix with equally many rows to the right of these. */
    Matrix beside(Matrix right) {
        int width = columns + right.columns;
        float[] joined = new float[rows * width];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, joined, i * width, columns);
            System.arraycopy(right.values, i * right.columns, joined, i * width + columns, right.columns);
        }
        return new Matrix(rows, width, joined);
    }
}
