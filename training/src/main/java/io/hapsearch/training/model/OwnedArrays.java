/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * Arrays in memory that PyTorch owns. What DJL creates is a view of a Java buffer instead, with two
 * consequences. The buffer is freed when the garbage collector finds that Java has let go of it,
 * even where the backward pass still needs it: DJL's own {@code mul(Number)} and {@code
 * div(Number)} let go at once, and gradients were multiplied by what lay there by then. And it may
 * lie at any address, on which the last bits of a matrix product depend. Stateless.
 */
public final class OwnedArrays {

    private OwnedArrays() {}

    /**
     * A copy of numbers.
     *
     * @param manager owns the array
     * @param content as many numbers as the shape has
     * @param shape its shape
     */
    public static NDArray of(NDManager manager, FloatBuffer content, Shape shape) {
        try (NDArray view = manager.create(content, shape)) {
            return view.duplicate();
        }
    }

    /** An array times a number. */
    public static NDArray times(NDArray array, double factor) {
        float[] one = {(float) factor};
        return array.mul(of(array.getManager(), FloatBuffer.wrap(one), new Shape()));
    }
}
