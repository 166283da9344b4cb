/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Scope;
import java.util.List;

/**
 * One buffer for each input of a spec: a row for the request's inputs, as many as needed for the
 * hits'. Not thread-safe.
 */
public final class InputBuffers {
    private final List<TensorBuffer> buffers;

    /**
     * @param spec the inputs
     * @param rows how many hits to make room for at first
     */
    public InputBuffers(FeatureSpec spec, int rows) {
        this.buffers =
                spec.inputs().stream()
                        .map(
                                input ->
                                        new TensorBuffer(
                                                input, input.per() == Scope.REQUEST ? 1 : rows))
                        .toList();
    }

    /** The buffers in the order of the spec's inputs. */
    public List<TensorBuffer> all() {
        return buffers;
    }

    /**
     * The buffer of an input.
     *
     * @throws IllegalArgumentException if the spec has no such input
     */
    public TensorBuffer get(String input) {
        for (TensorBuffer buffer : buffers) {
            if (buffer.input().name().equals(input)) {
                return buffer;
            }
        }
        throw new IllegalArgumentException("no input [" + input + "]");
    }

    /** Makes room for at least so many hits; the content of buffers that grow is lost. */
    public void ensureRows(int rows) {
        for (TensorBuffer buffer : buffers) {
            if (buffer.input().per() == Scope.HIT) {
                buffer.ensureRows(rows);
            }
        }
    }

    /** The direct memory held, in bytes. */
    public long memoryBytes() {
        long sum = 0;
        for (TensorBuffer buffer : buffers) {
            sum += buffer.memoryBytes();
        }
        return sum;
    }
}
