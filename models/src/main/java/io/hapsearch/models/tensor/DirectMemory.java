/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Direct memory for tensors, in native byte order. Stateless. */
public final class DirectMemory {

    private DirectMemory() {}

    /**
     * Takes memory, which the garbage collector gives back.
     *
     * @param bytes how much
     * @throws DirectMemoryException if the JVM's limit does not allow it. The JVM's own error would
     *     bring a node down, although nothing was taken and a smaller window may still fit.
     */
    public static ByteBuffer allocate(int bytes) {
        try {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError e) {
            throw new DirectMemoryException(
                    "no direct memory left for " + bytes + " bytes: " + e.getMessage(), e);
        }
    }
}
