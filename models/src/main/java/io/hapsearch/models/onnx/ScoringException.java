/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

/**
 * A model that failed while it ran; the message names it. Whoever catches it serves without the
 * model.
 */
public class ScoringException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with its cause. */
    public ScoringException(String message, Throwable cause) {
        super(message, cause);
    }
}
