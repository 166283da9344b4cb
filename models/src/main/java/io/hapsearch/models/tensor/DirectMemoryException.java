/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.tensor;

/** The JVM's limit of direct memory is reached. Whoever catches it serves without the model. */
public final class DirectMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
